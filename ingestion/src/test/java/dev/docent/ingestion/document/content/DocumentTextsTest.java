package dev.docent.ingestion.document.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTextsTest {

    private final InMemoryRecords records = new InMemoryRecords();
    private final Document document = records.register.save(Document.stored(
            "d1", new KnowledgeBaseRef("ann", "kb"), Filename.of("a.txt"), new Original(1, "00"), Metadata.NONE));

    @Test
    void givesBackWhatWasPut() {
        var text = new ExtractedText("Page one.\n😀 two", List.of(new ExtractedText.Page(1, 0, 9)));

        records.texts.put(document, text);

        assertThat(read(document)).isEqualTo(text);
    }

    @Test
    void readsATextOnceForManySlices() {
        records.texts.put(document, new ExtractedText("words", List.of()));

        read(document);
        read(document);

        assertThat(records.objects.opened()).isEqualTo(1);
    }

    @Test
    void readsATextAgainAfterTheDocumentChanged() {
        records.texts.put(document, new ExtractedText("old", List.of()));
        read(document);
        // As another process does it, whose put nobody here hears of.
        new DocumentTexts(records.objects).put(document, new ExtractedText("new", List.of()));

        var changed = records.register.save(document.ready(1));

        assertThat(read(changed).text()).isEqualTo("new");
    }

    @Test
    void holdsNothingAfterADelete() {
        records.texts.put(document, new ExtractedText("words", List.of()));
        read(document);

        records.texts.delete(document.ref());

        assertThat(records.texts.read(document)).isEmpty();
    }

    @Test
    void saysThatTheStoreWentAwayWhileATextWasRead() {
        records.texts.put(document, new ExtractedText("words", List.of(new ExtractedText.Page(1, 0, 5))));
        records.objects.letBreakOff("texts/");

        assertThatThrownBy(() -> read(document)).isInstanceOf(ObjectStoreUnavailableException.class);
    }

    private ExtractedText read(Document of) {
        return records.texts.read(of).orElseThrow().extracted();
    }
}
