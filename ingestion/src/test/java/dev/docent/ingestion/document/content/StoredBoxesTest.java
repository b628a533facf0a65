package dev.docent.ingestion.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.parsing.TextDirection;
import dev.docent.ingestion.parsing.WordBox;
import dev.docent.ingestion.parsing.WordBoxes;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.objects.ObjectKey;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Boxes are kept beside the text, and given for that text alone. */
class StoredBoxesTest {

    private static final ExtractedText TEXT = new ExtractedText(
            "😀 one\n\ntwo", List.of(new ExtractedText.Page(1, 0, 5), new ExtractedText.Page(2, 7, 10)));
    private static final List<PageBoxes> BOXES =
            List.of(new PageBoxes(1, word(2, 5, 0)), new PageBoxes(2, word(7, 10, WordBox.SIDE / 2)));
    private static final Box ONE = new Box(1, 0, 0.25, 0.5, 0.125);
    private static final Box TWO = new Box(2, 0.5, 0.25, 0.5, 0.125);

    private final InMemoryRecords records = new InMemoryRecords();
    private final Document document = records.register.save(Document.stored(
            "d1", new KnowledgeBaseRef("ann", "kb"), Filename.of("a.pdf"), new Original(1, "00"), Metadata.NONE));

    @Test
    void givesTheBoxesOfTheStretchThatIsAskedFor() {
        records.texts.put(document, TEXT, BOXES);

        assertThat(records.content.boxes(document, 0, 10)).contains(List.of(ONE, TWO));
        assertThat(records.content.boxes(document, 6, 10)).contains(List.of(TWO));
        assertThat(records.content.boxes(document, 0, 2)).contains(List.of());
        assertThat(records.content.boxes(document, 3, 3)).contains(List.of());
        assertThat(records.content.boxes(document, 0, 11)).isEmpty();
        assertThat(records.content.boxes(document, -1, 2)).isEmpty();
    }

    @Test
    void givesTheBoxesOfAQuoteOnlyWhereItStands() {
        records.texts.put(document, TEXT, BOXES);

        assertThat(records.content.boxes(new DocumentRef("ann", "d1"), 7, "two"))
                .containsExactly(TWO);
        assertThat(records.content.boxes(new DocumentRef("ann", "d1"), 2, "two"))
                .isEmpty();
        assertThat(records.content.boxes(new DocumentRef("ann", "d1"), 7, "two and more"))
                .isEmpty();
        assertThat(records.content.boxes(new DocumentRef("bob", "d1"), 7, "two"))
                .isEmpty();
        assertThat(records.content.boxes(new DocumentRef("ann", "d2"), 7, "two"))
                .isEmpty();
    }

    @Test
    void hasNoneForADocumentThatWasReadBeforeThereWereAny() {
        records.texts.put(document, TEXT);

        assertThat(records.content.boxes(new DocumentRef("ann", "d1"), 7, "two"))
                .isEmpty();
    }

    @Test
    void hasNoneForATextThatTookThePlaceOfAnother() {
        records.texts.put(document, TEXT, BOXES);
        var old = read("boxes");
        records.texts.put(document, new ExtractedText("😀 two\n\ntwo", TEXT.pages()), BOXES);
        records.objects.put(ObjectKey.of("boxes", "ann", "d1"), new ByteArrayInputStream(old));

        assertThat(records.content.boxes(new DocumentRef("ann", "d1"), 7, "two"))
                .isEmpty();
    }

    @Test
    void givesNoneWhenTheyAreDamaged() {
        records.texts.put(document, TEXT, BOXES);
        var whole = read("boxes");

        for (int length = 0; length < whole.length; length++) {
            records.objects.put(ObjectKey.of("boxes", "ann", "d1"), new ByteArrayInputStream(whole, 0, length));

            assertThat(records.content.boxes(new DocumentRef("ann", "d1"), 7, "two"))
                    .isEmpty();
        }
    }

    @Test
    void goesWithTheText() {
        records.texts.put(document, TEXT, BOXES);
        assertThat(records.objects.exists(ObjectKey.of("boxes", "ann", "d1"))).isTrue();

        records.texts.put(document, TEXT, List.of());
        assertThat(records.objects.exists(ObjectKey.of("boxes", "ann", "d1"))).isFalse();

        records.texts.put(document, TEXT, BOXES);
        records.texts.delete(document.ref());
        assertThat(records.objects.list("")).isEmpty();
    }

    private byte[] read(String folder) {
        try (var stored = records.objects.open(ObjectKey.of(folder, "ann", "d1"))) {
            return stored.content().readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static WordBoxes word(int start, int end, int left) {
        var boxes = new WordBoxes.Builder();
        boxes.add(new WordBox(
                start,
                end,
                left,
                WordBox.SIDE / 4,
                left + WordBox.SIDE / 2,
                WordBox.SIDE * 3 / 8,
                TextDirection.RIGHTWARD,
                true));
        return boxes.build();
    }
}
