package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        var data = folder.resolve("deep/data");

        try (var locked = DataFolder.lock(data)) {
            assertThat(locked).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isTakenFromEverybodyElse() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));

        try (var locked = DataFolder.lock(folder)) {
            assertThat(locked).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isRefusedToASecondUntilTheFirstIsDone() throws IOException {
        try (var first = DataFolder.lock(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("Another Docent")
                    .hasMessageContaining(folder.toString());
        }

        DataFolder.lock(folder).close();
    }

    @Test
    void thatCannotBeMadeIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> DataFolder.lock(file.resolve("data")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }
}
