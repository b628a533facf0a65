package dev.docent.ingestion.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.document.Documents.Statistics;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.OffsetPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;

class DocumentsTest {

    private static final OffsetPage ALL = new OffsetPage(100, 0, Sort.unsorted());

    private final InMemoryRecords records = new InMemoryRecords();
    private final Documents documents = records.register;
    private final String base = records.knowledgeBases.defaultOf("ann").id();

    @Test
    void findsOnlyTheOwnersDocument() {
        var document = stored("d1", 10);

        assertThat(documents.get("ann", "d1")).isEqualTo(document);
        assertThatThrownBy(() -> documents.get("bob", "d1")).isInstanceOf(DocumentNotFoundException.class);
        assertThatThrownBy(() -> documents.get("ann", "d2")).isInstanceOf(DocumentNotFoundException.class);
    }

    @Test
    void listsTheNewestFirst() {
        stored("d1", 10);
        stored("d2", 10);
        stored("d3", 10);

        var page = documents.list(new KnowledgeBaseRef("ann", base), null, new OffsetPage(1, 1, Sort.unsorted()));

        assertThat(page).extracting(Document::id).containsExactly("d2");
        assertThat(page.getTotalElements()).isEqualTo(3);
    }

    @Test
    void listsTheDocumentsWithAStatus() {
        stored("d1", 10);
        documents.save(stored("d2", 10).ready(3));

        assertThat(listed(DocumentStatus.READY)).containsExactly("d2");
        assertThat(listed(DocumentStatus.FAILED)).isEmpty();
    }

    @Test
    void hidesADocumentThatIsBeingDeleted() {
        var document = documents.save(stored("d1", 10).deleting());

        assertThat(listed(null)).isEmpty();
        assertThat(listed(DocumentStatus.DELETING)).isEmpty();
        assertThatThrownBy(() -> documents.get("ann", "d1")).isInstanceOf(DocumentNotFoundException.class);
        assertThat(documents.findVisible(document.ref())).isEmpty();
        assertThat(documents.find(document.ref())).contains(document);
        assertThat(documents.statistics(new KnowledgeBaseRef("ann", base))).isEqualTo(new Statistics(0, 0, 0, 0, 0));
    }

    @Test
    void listsNothingOfAnotherOwner() {
        stored("d1", 10);

        assertThat(documents.list(new KnowledgeBaseRef("bob", base), null, ALL)).isEmpty();
        assertThat(documents.statistics(new KnowledgeBaseRef("bob", base))).isEqualTo(new Statistics(0, 0, 0, 0, 0));
    }

    @Test
    void countsDocumentsAndBytes() {
        stored("d1", 1);
        documents.save(stored("d2", 20).at(DocumentStage.PARSING, 0));
        documents.save(stored("d3", 300).ready(3));
        documents.save(stored("d4", 4000).failed("corrupt", "It is broken."));

        assertThat(documents.statistics(new KnowledgeBaseRef("ann", base))).isEqualTo(new Statistics(4, 1, 1, 2, 4321));
    }

    private List<String> listed(@Nullable DocumentStatus status) {
        return documents
                .list(new KnowledgeBaseRef("ann", base), status, ALL)
                .map(Document::id)
                .getContent();
    }

    private Document stored(String id, long size) {
        var original = new Original(size, "hash of " + id);
        return documents.save(
                Document.stored(id, new KnowledgeBaseRef("ann", base), Filename.of("a.txt"), original, Metadata.NONE));
    }
}
