package dev.docent.api.conversation;

import dev.docent.api.knowledge.document.BoxView;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import dev.docent.retrieval.passage.Citation;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Shows citations with the places of their quotes on the pages, as long as the quote stands in the document where the
 * citation says. Safe for concurrent use.
 */
@Component
public final class CitationViews {

    private final DocumentCatalog catalog;

    CitationViews(DocumentCatalog catalog) {
        this.catalog = catalog;
    }

    /** {@return the citations of an answer that was made for this owner, as clients see them} */
    public List<CitationView> of(String owner, List<Citation> citations) {
        return citations.stream()
                .map(citation -> CitationView.of(citation, boxes(owner, citation)))
                .toList();
    }

    private List<BoxView> boxes(String owner, Citation citation) {
        return catalog.boxes(owner, citation.document(), citation.start(), citation.quote()).stream()
                .map(BoxView::of)
                .toList();
    }
}
