package dev.docent.api.dialect.flask;

import dev.docent.api.dialect.flask.EmbeddedDocumentView.EmbeddedPassageView;
import dev.docent.api.knowledge.document.DocumentView;
import dev.docent.ingestion.document.Document;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Converts documents to views with passages and vectors. The index does not return vectors, so they are computed again. */
@Component
class EmbeddedDocuments {

    /** More than the passages of a long book. */
    private static final int MAX_PASSAGES = 10_000;

    private final PassageIndex index;
    private final ServingGeneration serving;

    EmbeddedDocuments(PassageIndex index, ServingGeneration serving) {
        this.index = index;
        this.serving = serving;
    }

    EmbeddedDocumentView view(Document document, boolean includeEmbeddings) {
        var view = DocumentView.of(document);
        if (!includeEmbeddings) {
            return EmbeddedDocumentView.counted(view);
        }
        var passages = index.passages(new DocumentRef(document.owner(), document.id()), 0, MAX_PASSAGES);
        return EmbeddedDocumentView.with(
                view,
                passages.stream()
                        .map(each -> embedded(serving.forPassages(), each))
                        .toList());
    }

    private static EmbeddedPassageView embedded(Embeddings embeddings, Passage passage) {
        var vector = embeddings.passage(passage.headings(), passage.text());
        return new EmbeddedPassageView(passage.text(), metadata(passage), vector);
    }

    private static Map<String, @Nullable Object> metadata(Passage passage) {
        var metadata =
                new LinkedHashMap<String, @Nullable Object>(passage.source().metadata());
        metadata.put("document_id", passage.source().document());
        metadata.put("filename", passage.source().filename());
        metadata.put("page", passage.page());
        metadata.put("page_end", passage.pageEnd());
        metadata.put("heading", passage.headings());
        metadata.put("start", passage.start());
        metadata.put("end", passage.end());
        return metadata;
    }
}
