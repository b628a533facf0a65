package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path folder;

    @Test
    void keepsSmallContentInMemory() throws IOException {
        try (var content = spool().take(new ByteArrayInputStream("hello".getBytes()))) {
            assertThat(content.length()).isEqualTo(5);
            assertThat(content.sha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
            assertThat(content.part(1, 3).readAllBytes()).isEqualTo("ell".getBytes());
            assertThat(folder.resolve("spool")).isEmptyDirectory();
        }
    }

    @Test
    void keepsLargeContentInAFileUntilItIsClosed() throws IOException {
        var bytes = new byte[Spool.IN_MEMORY + 10];
        bytes[Spool.IN_MEMORY] = 7;
        try (var content = spool().take(new ByteArrayInputStream(bytes))) {
            assertThat(content.length()).isEqualTo(bytes.length);
            try (var part = content.part(Spool.IN_MEMORY, 2)) {
                assertThat(part.read()).isEqualTo(7);
                assertThat(part.read()).isZero();
                assertThat(part.read()).isEqualTo(-1);
            }
            assertThat(folder.resolve("spool")).isNotEmptyDirectory();
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void removesWhatAKilledStartLeft() throws IOException {
        Files.createDirectories(folder.resolve("spool"));
        Files.writeString(folder.resolve("spool/object1"), "left");

        spool();

        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    private Spool spool() {
        return new Spool(folder.resolve("spool"));
    }
}
