package dev.docent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

    @TempDir
    Path folder;

    @Test
    void createsTheFileWithItsFolders() throws IOException {
        var file = folder.resolve("a/b/file");

        DurableFile.write(file, new byte[] {1, 2});

        assertThat(file).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void replacesTheContentAndLeavesNothingElse() throws IOException {
        var file = folder.resolve("file");
        DurableFile.write(file, "a longer text".getBytes());

        DurableFile.write(file, "short".getBytes());

        assertThat(file).hasContent("short");
        assertThat(folder).isDirectoryContaining(file::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepsTheOldContentWhenTheNewOneFails() throws IOException {
        var file = folder.resolve("file");
        DurableFile.write(file, "old".getBytes());

        assertThatThrownBy(() -> DurableFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writesASecretForItsOwnerOnly() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var file = folder.resolve("secret");

        DurableFile.writeOwnerOnly(file, new byte[] {1});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
