package dev.docent.ingestion.document;

import dev.docent.retrieval.direct.collection.CollectionRecords;
import dev.docent.retrieval.direct.collection.DocumentGroup;
import dev.docent.retrieval.direct.collection.DocumentOrder;
import dev.docent.retrieval.direct.collection.DocumentSelection;
import dev.docent.retrieval.direct.collection.ListedDocument;
import dev.docent.retrieval.direct.collection.ReadingState;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which documents there are in a scope, for questions about the collection. */
@Component
final class DocumentOverview implements CollectionRecords {

    private final DocumentRepository records;

    DocumentOverview(DocumentRepository records) {
        this.records = records;
    }

    @Override
    public List<DocumentGroup> groups(Scope scope, Instant since) {
        return records.countGroups(scope, since);
    }

    @Override
    public List<ListedDocument> find(Scope scope, DocumentSelection selection, DocumentOrder order, int limit) {
        return records.findListed(scope, selection, order, limit);
    }

    /** {@return whether documents with this status have been read} @throws IllegalArgumentException if they are being deleted */
    static ReadingState state(DocumentStatus status) {
        return switch (status) {
            case READY -> ReadingState.READY;
            case QUEUED, PROCESSING -> ReadingState.PENDING;
            case FAILED -> ReadingState.FAILED;
            case DELETING -> throw new IllegalArgumentException("Documents that are being deleted are not listed");
        };
    }

    /** {@return the names of the status of selected documents} */
    static Set<String> statuses(DocumentSelection selection) {
        return Arrays.stream(DocumentStatus.values())
                .filter(status -> status != DocumentStatus.DELETING)
                .filter(status -> selection.states().contains(state(status)))
                .map(Enum::name)
                .collect(Collectors.toSet());
    }
}
