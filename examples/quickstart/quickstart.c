/* Some rows of the session at the address given. Ends with 1 where there are not two of them. */

#include <firesteel.h>
#include <stdio.h>

int main(int count, char **arguments) {
  const char *query = "SELECT * FROM VALUES ('Ada', 36), ('Grace', 45) AS people(name, age)";
  const char *url = count > 1 ? arguments[1] : "local";
  firesteel_session *session = NULL;
  firesteel_dataframe *people = NULL;
  firesteel_buffer shown = {0};
  firesteel_error *error = NULL;
  int64_t rows = 0;
  shown.struct_size = sizeof shown;
  if (firesteel_session_open(url, -1, NULL, &session, &error) == FIRESTEEL_OK &&
      firesteel_session_sql(session, query, -1, NULL, 0, &people, &error) == FIRESTEEL_OK &&
      firesteel_dataframe_show_string(people, 20, 20, 0, &shown, &error) == FIRESTEEL_OK &&
      firesteel_dataframe_count(people, &rows, &error) == FIRESTEEL_OK) {
    fwrite(shown.data, 1, shown.length, stdout);
  }
  const char *message = NULL;
  if (error != NULL && firesteel_error_get(error, FIRESTEEL_ERROR_MESSAGE, &message, NULL)) {
    fprintf(stderr, "%s\n", message);
  }
  firesteel_error_free(error);
  if (shown.release != NULL) {
    shown.release(&shown);
  }
  firesteel_dataframe_free(people);
  firesteel_session_free(session);
  return rows == 2 ? 0 : 1;
}
