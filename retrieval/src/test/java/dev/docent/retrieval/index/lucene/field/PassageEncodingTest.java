package dev.docent.retrieval.index.lucene.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class PassageEncodingTest {

    @Test
    void readsWhatItWrites() {
        var source = new PassageSource(
                "ann",
                "base",
                "d1",
                "Übersicht 😀.pdf",
                "application/pdf",
                Instant.parse("2026-02-03T04:05:06.789012345Z"),
                Map.of("year", 2024, "share", 0.5, "tags", List.of("a", "b"), "draft", true),
                "de");
        var passage = new Passage(
                "d1-7", source, 7, "To be, or not to be 😀", 100, 122, 3, 4, List.of("Part I", "§ 2"), 11, true);

        assertThat(PassageEncoding.read(PassageEncoding.write(passage))).isEqualTo(passage);
    }

    @Test
    void keepsThatATextWasEdited() {
        var source = new PassageSource("ann", "base", "d1", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var recognized = new Passage("d1-0", source, 0, "text", 0, 4, 1, 1, List.of(), 1, true);

        var edited = PassageEncoding.read(PassageEncoding.write(recognized.edited("another text", 2)));

        assertThat(edited).isEqualTo(recognized.edited("another text", 2));
        assertThat(edited.recognized()).isTrue();
        assertThat(edited.edited()).isTrue();
    }

    @Test
    void readsWhatEarlierVersionsWrote() {
        var source = new PassageSource("ann", "base", "d1", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var bytes = PassageEncoding.write(new Passage("d1-0", source, 0, "text", 0, 4, 1, 1, List.of(), 1, true));

        assertThat(bytes.bytes[bytes.offset + bytes.length - 1]).isEqualTo((byte) 1);
        assertThat(PassageEncoding.read(bytes).edited()).isFalse();
    }

    @Test
    void allowsNoPageNoHeadingsAndNoMetadata() {
        var source = new PassageSource(
                "ann", "base", "d1", "a.txt", "text/plain", Instant.ofEpochSecond(-1, 5), Map.of(), null);
        var passage = new Passage("d1-0", source, 0, "", 0, 0, null, null, List.of(), 0, false);

        assertThat(PassageEncoding.read(PassageEncoding.write(passage))).isEqualTo(passage);
    }

    @Test
    void refusesTruncatedBytes() {
        var source = new PassageSource("ann", "base", "d1", "a.txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var whole = PassageEncoding.write(new Passage("d1-0", source, 0, "text", 0, 4, 1, 1, List.of(), 1, false));

        assertThatIllegalStateException()
                .isThrownBy(() -> PassageEncoding.read(new BytesRef(Arrays.copyOf(whole.bytes, whole.length - 9))))
                .withMessageContaining("Cannot read a passage");
    }
}
