package dev.docent.ingestion.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = new Workspace(folder.resolve("work"));
        workspace.clear();
    }

    @Test
    void keepsAFileUntilItIsClosed() {
        var file = workspace.copy("d1", new ByteArrayInputStream("words".getBytes(StandardCharsets.UTF_8)));
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

        assertThatThrownBy(() -> workspace.copy("d1", broken)).isInstanceOf(UncheckedIOException.class);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void dropsWhatACrashLeft() throws IOException {
        Files.createDirectories(folder.resolve("work/deep"));
        Files.writeString(folder.resolve("work/deep/file"), "left");

        workspace.clear();

        assertThat(folder.resolve("work")).isEmptyDirectory();
    }
}
