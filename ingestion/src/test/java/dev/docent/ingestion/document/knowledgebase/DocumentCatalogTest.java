package dev.docent.ingestion.document.knowledgebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStage;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog.Statistics;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.records.OffsetPage;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;

class DocumentCatalogTest {

    private static final OffsetPage ALL = new OffsetPage(100, 0, Sort.unsorted());

    private final InMemoryRecords records = new InMemoryRecords();
    private final DocumentCatalog catalog = records.catalog;
    private final String base = records.knowledgeBases.defaultOf("ann").id();

    @Test
    void findsTheOwnersDocumentAndNoOthers() {
        var document = stored("d1", 10);

        assertThat(catalog.get("ann", "d1")).isEqualTo(document);
        assertThatThrownBy(() -> catalog.get("bob", "d1")).isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> catalog.get("ann", "d2")).isInstanceOf(DocumentNotFoundException.class);
    }

    @Test
    void listsTheNewestFirst() {
        stored("d1", 10);
        stored("d2", 10);
        stored("d3", 10);

        var page = catalog.list("ann", base, null, new OffsetPage(1, 1, Sort.unsorted()));

        assertThat(page).extracting(Document::id).containsExactly("d2");
        assertThat(page.getTotalElements()).isEqualTo(3);
    }

    @Test
    void listsThoseOfAStatus() {
        stored("d1", 10);
        records.register.save(stored("d2", 10).ready(3));

        assertThat(listed(DocumentStatus.READY)).containsExactly("d2");
        assertThat(listed(DocumentStatus.FAILED)).isEmpty();
    }

    @Test
    void neverShowsWhatIsBeingRemoved() {
        var document = stored("d1", 10);
        records.originals.store(new DocumentRef("ann", "d1"), new ByteArrayInputStream(new byte[10]));
        records.texts.put(document, new ExtractedText("words", List.of()));

        records.register.save(document.deleting());

        assertThat(listed(null)).isEmpty();
        assertThat(listed(DocumentStatus.DELETING)).isEmpty();
        assertThatThrownBy(() -> catalog.get("ann", "d1")).isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> catalog.text("ann", "d1")).isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> catalog.original("ann", "d1")).isInstanceOf(DocumentNotFoundException.class);
        assertThat(catalog.statistics("ann", base)).isEqualTo(new Statistics(0, 0, 0, 0, 0));
    }

    @Test
    void listsNothingOfAKnowledgeBaseOfAnother() {
        assertThatThrownBy(() -> catalog.list("bob", base, null, ALL))
                .isInstanceOf(KnowledgeBaseNotFoundException.class);
        assertThatThrownBy(() -> catalog.statistics("bob", base)).isInstanceOf(KnowledgeBaseNotFoundException.class);
    }

    @Test
    void countsDocumentsAndBytes() {
        stored("d1", 1);
        records.register.save(stored("d2", 20).at(DocumentStage.PARSING, 0));
        records.register.save(stored("d3", 300).ready(3));
        records.register.save(stored("d4", 4000).failed("corrupt", "It is broken."));

        assertThat(catalog.statistics("ann", base)).isEqualTo(new Statistics(4, 1, 1, 2, 4321));
    }

    @Test
    void hasNoTextUntilOneIsRead() {
        var document = stored("d1", 10);

        assertThat(catalog.text("ann", "d1")).isEmpty();

        records.texts.put(document, new ExtractedText("words", List.of()));
        assertThat(catalog.text("ann", "d1")).map(ExtractedText::text).contains("words");
    }

    @Test
    void doesNotHideThatAnOriginalIsLost() {
        stored("d1", 10);

        assertThatThrownBy(() -> catalog.original("ann", "d1")).isInstanceOf(ObjectNotFoundException.class);
    }

    private List<String> listed(@Nullable DocumentStatus status) {
        return catalog.list("ann", base, status, ALL).map(Document::id).getContent();
    }

    private Document stored(String id, long size) {
        var original = new Original(size, "hash of " + id);
        return records.register.save(Document.stored(id, "ann", base, Filename.of("a.txt"), original, Metadata.NONE));
    }
}
