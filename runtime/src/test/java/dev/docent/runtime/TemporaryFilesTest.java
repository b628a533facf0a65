package dev.docent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

    @TempDir
    Path folder;

    private TemporaryFiles files;

    @BeforeEach
    void open() {
        files = new TemporaryFiles(folder.resolve("work")).clear();
    }

    @Test
    void keepsAFileUntilItIsClosed() throws IOException {
        var file = files.copy(new ByteArrayInputStream("words".getBytes(StandardCharsets.UTF_8)));
        assertThat(file.path()).hasContent("words");

        file.close();

        assertThat(file.path()).doesNotExist();
    }

    @Test
    void leavesNothingOfACopyThatBroke() {
        var broken = new InputStream() {
            private int left = 3;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("broken");
                }
                left--;
                return 'x';
            }
        };

        assertThatThrownBy(() -> files.copy(broken)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void dropsWhatACrashLeft() throws IOException {
        Files.createDirectories(folder.resolve("work/deep"));
        Files.writeString(folder.resolve("work/deep/file"), "left");

        files.clear();

        assertThat(folder.resolve("work")).isEmptyDirectory();
    }
}
