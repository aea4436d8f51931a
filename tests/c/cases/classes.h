/* The classes that the runner knows: CLASS(name) for each file with a table `name_members`. */

CLASS(catalog)
CLASS(column)
CLASS(dataframe)
CLASS(functions)
CLASS(grouped)
CLASS(reader)
CLASS(session)
CLASS(statistics)
CLASS(streaming)
CLASS(table_writer)
CLASS(window)
CLASS(writer)
