package dev.docent.ingestion.document.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.objects.ObjectNotFoundException;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentContentTest {

    private final InMemoryRecords records = new InMemoryRecords();
    private final Document document = records.register.save(Document.stored(
            "d1", new KnowledgeBaseRef("ann", "kb"), Filename.of("a.txt"), new Original(1, "00"), Metadata.NONE));

    @Test
    void slicesTheOwnersText() {
        records.texts.put(document, new ExtractedText("to be or not", List.of()));

        assertThat(records.content.slice(document.ref(), 3, 5)).contains("be");
    }

    @Test
    void slicesNothingForAnotherOwner() {
        records.texts.put(document, new ExtractedText("to be or not", List.of()));

        assertThat(records.content.slice(new DocumentRef("bob", "d1"), 3, 5)).isEmpty();
    }

    @Test
    void slicesNothingWithoutText() {
        assertThat(records.content.slice(document.ref(), 0, 0)).isEmpty();
    }

    @Test
    void slicesNothingOfADocumentThatIsBeingDeleted() {
        records.texts.put(document, new ExtractedText("to be or not", List.of()));
        records.content.slice(document.ref(), 3, 5);

        records.register.save(document.deleting());

        assertThat(records.content.slice(document.ref(), 3, 5)).isEmpty();
    }

    @Test
    void hasNoTextUntilTheDocumentIsRead() {
        assertThat(records.content.text(document)).isEmpty();

        records.texts.put(document, new ExtractedText("words", List.of()));
        assertThat(records.content.text(document)).map(ExtractedText::text).contains("words");
    }

    @Test
    void opensNoOriginalOfADocumentThatIsBeingDeleted() {
        records.originals.store(document.ref(), new ByteArrayInputStream(new byte[10]));

        records.register.save(document.deleting());

        assertThatThrownBy(() -> records.content.original(document.ref()))
                .isInstanceOf(DocumentNotFoundException.class);
    }

    @Test
    void reportsALostOriginal() {
        assertThatThrownBy(() -> records.content.original(document.ref())).isInstanceOf(ObjectNotFoundException.class);
    }
}
