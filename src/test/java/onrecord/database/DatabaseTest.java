package onrecord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("onrecord.mv.db");
    }

    @Test
    void names_a_file_that_cannot_be_used_and_leaves_it_as_it_was() throws IOException {
        Database.open(folder).close();
        byte[] truncated = Arrays.copyOf(Files.readAllBytes(file()), 5000);
        Arrays.fill(truncated, (byte) 7);
        Files.write(file(), truncated);

        assertThatThrownBy(() -> Database.open(folder))
                .hasMessageContaining(file().toString())
                .hasMessageContaining("put back a copy");
        assertThat(Files.readAllBytes(file())).isEqualTo(truncated);
    }

    @Test
    void names_a_folder_that_cannot_be_made() throws IOException {
        Path taken = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> Database.open(taken)).hasMessageContaining(taken.toString());
    }

    @Test
    void refuses_a_folder_whose_path_h2_would_take_for_settings() {
        Path strange = folder.resolve("a;MODE=Oracle");

        assertThatThrownBy(() -> Database.open(strange))
                .hasMessageContaining(strange.toString())
                .rootCause()
                .hasMessageContaining("semicolon");
        assertThat(strange).doesNotExist();
    }

    @Test
    void keeps_what_was_committed_when_it_is_opened_again() throws SQLException {
        try (Database database = Database.open(folder);
                Connection connection = database.dataSource().getConnection()) {
            connection.createStatement().execute("INSERT INTO index_setting VALUES ('a', 'b')");
        }
        try (Database database = Database.open(folder);
                Connection connection = database.dataSource().getConnection()) {
            assertThat(connection
                            .createStatement()
                            .executeQuery("SELECT setting FROM index_setting WHERE name = 'a'")
                            .next())
                    .isTrue();
        }
    }

    @Test
    void a_database_in_memory_ends_when_it_is_closed() throws SQLException {
        try (Database database = Database.inMemory("ends");
                Connection connection = database.dataSource().getConnection()) {
            connection.createStatement().execute("INSERT INTO index_setting VALUES ('a', 'b')");
        }
        try (Database database = Database.inMemory("ends");
                Connection connection = database.dataSource().getConnection()) {
            assertThat(connection
                            .createStatement()
                            .executeQuery("SELECT setting FROM index_setting WHERE name = 'a'")
                            .next())
                    .isFalse();
        }
    }

    @Test
    void keeps_its_migrations_where_no_other_program_on_the_class_path_looks_for_its_own() {
        assertThat(Path.of("src/main/resources/db/migration")).doesNotExist();
    }
}
