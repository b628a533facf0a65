package dev.docent.retrieval.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledModelTest {

    private static final String RESOURCE = "bge-small-en-v1.5-q-tokenizer.json";

    @TempDir
    private Path folder;

    @Test
    void isLaidOutInAFolderThatIsMadeForIt() throws Exception {
        var file = bundled().in(folder.resolve("new/models"));

        assertThat(file).hasBinaryContent(content());
        assertThat(file.getParent()).isDirectoryContaining(each -> each.equals(file));
    }

    @Test
    void isLeftAloneWhereItLiesIntact() throws Exception {
        var file = bundled().in(folder);
        var before = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, before);

        assertThat(bundled().in(folder)).isEqualTo(file);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void replacesADamagedCopy() throws Exception {
        var file = bundled().in(folder);
        var damaged = content();
        damaged[1_000]++;
        Files.write(file, damaged);

        bundled().in(folder);

        assertThat(file).hasBinaryContent(content());
    }

    @Test
    void refusesAnotherModelThanTheExpectedOneAndLeavesNothing() throws Exception {
        var other = new BundledModel(RESOURCE, content().length, "0".repeat(64));

        assertThatThrownBy(() -> other.in(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("Not the expected content on the class path: " + RESOURCE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatItIsMissing() {
        assertThatThrownBy(() -> new BundledModel("absent.onnx", 1, "0".repeat(64)).in(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("class path resource [absent.onnx] cannot be opened because it does not exist");
        assertThat(folder).isEmptyDirectory();
    }

    private static BundledModel bundled() throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256").digest(content());
        return new BundledModel(RESOURCE, content().length, HexFormat.of().formatHex(sha256));
    }

    private static byte[] content() throws IOException {
        try (var content = BundledModelTest.class.getResourceAsStream("/" + RESOURCE)) {
            if (content == null) {
                throw new IOException("Not on the class path: " + RESOURCE);
            }
            return content.readAllBytes();
        }
    }
}
