/* The classes that the runner knows: CLASS(name) for each file with a table `name_members`. */

CLASS(column)
CLASS(dataframe)
CLASS(functions)
CLASS(grouped)
CLASS(session)
CLASS(statistics)
CLASS(window)
