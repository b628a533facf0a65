package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.FilterableFields;
import dev.docent.retrieval.index.PassageContext;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A passage as a document of MongoDB, laid out as Spring AI's store lays out its own: {@code content}, {@code metadata},
 * {@code embedding}. What all passages of a document share stands in its record. A passage without a vector has no
 * {@code embedding}, so that only words find it.
 *
 * <p>The words are read by us, as the language of the document has it, and are kept beside the text, so that Atlas need only
 * split them at blanks, and what is found is the same as in a Lucene index.
 */
final class PassageDocuments {

    static final String ID = "_id";
    static final String CONTENT = "content";
    static final String WORDS = "words";
    static final String EMBEDDING = "embedding";
    static final String METADATA = "metadata";
    static final String OWNER = "metadata.owner";
    static final String KNOWLEDGE_BASE = "metadata.knowledgeBase";
    static final String DOCUMENT = "metadata.document";
    static final String PUT = "metadata.put";
    static final String ORDINAL = "metadata.ordinal";
    static final String TERMS = "metadata.terms";
    static final String CREATED_AT = "metadata.createdAt";

    private final WordAnalyzers analyzers;

    PassageDocuments(WordAnalyzers analyzers) {
        this.analyzers = analyzers;
    }

    /**
     * {@return the passage as it is kept}
     *
     * @param put the number of the write that brings it
     */
    Document of(Passage passage, float @Nullable [] vector, long put) {
        var source = passage.source();
        var document = new Document(ID, id(put, passage.ordinal()))
                .append(CONTENT, passage.text())
                .append(WORDS, List.of(words(passage.text(), source), words(PassageContext.of(passage), source)))
                .append(METADATA, metadata(passage, put));
        return vector == null ? document : document.append(EMBEDDING, numbers(vector));
    }

    /** {@return the name of a passage, which no other has had or will have} */
    static String id(long put, int ordinal) {
        return put + "-" + ordinal;
    }

    private String words(String text, PassageSource source) {
        return String.join(" ", analyzers.of(source.language()).all(text));
    }

    private static Document metadata(Passage passage, long put) {
        var source = passage.source();
        var metadata = new Document("owner", source.owner())
                .append("knowledgeBase", source.knowledgeBase())
                .append("document", source.document())
                .append("put", put)
                .append("ordinal", passage.ordinal())
                .append("terms", MetadataTerms.of(FilterableFields.of(source)))
                .append("createdAt", MetadataTerms.nanoseconds(source.createdAt()))
                .append("start", passage.start())
                .append("end", passage.end())
                .append("headings", passage.headings())
                .append("tokens", passage.tokens())
                .append("recognized", passage.recognized());
        // Spring AI takes no metadata that are null.
        if (passage.page() != null) {
            metadata.append("page", passage.page()).append("pageEnd", passage.pageEnd());
        }
        return metadata;
    }

    /** As doubles, since that is what every server and driver reads; {@code docs/adr/0023-atlas.md} has what it costs. */
    static List<Double> numbers(float[] vector) {
        var numbers = new ArrayList<Double>(vector.length);
        for (float each : vector) {
            numbers.add((double) each);
        }
        return numbers;
    }

    /** {@return the passage that was kept so} @param source what its document's record says */
    static Passage read(Document kept, PassageSource source) {
        var metadata = kept.get(METADATA, Document.class);
        var ordinal = metadata.getInteger("ordinal");
        return new Passage(
                source.document() + "-" + ordinal,
                source,
                ordinal,
                kept.getString(CONTENT),
                metadata.getInteger("start"),
                metadata.getInteger("end"),
                metadata.getInteger("page"),
                metadata.getInteger("pageEnd"),
                metadata.getList("headings", String.class),
                metadata.getInteger("tokens"),
                metadata.getBoolean("recognized"));
    }

    /** {@return the passage that was kept so, with its vector; empty when it has none} */
    static Optional<EmbeddedPassage> readEmbedded(Document kept, PassageSource source) {
        var numbers = kept.getList(EMBEDDING, Double.class);
        if (numbers == null) {
            return Optional.empty();
        }
        var vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Objects.requireNonNull(numbers.get(i)).floatValue();
        }
        return Optional.of(new EmbeddedPassage(read(kept, source), vector));
    }

    /** {@return the cosine between the question's vector and that of the passage; null when it has none} */
    static @Nullable Double cosine(Document kept, float[] question) {
        var vector = kept.getList(EMBEDDING, Double.class);
        if (vector == null) {
            return null;
        }
        double sum = 0;
        for (int i = 0; i < question.length; i++) {
            sum += question[i] * Objects.requireNonNull(vector.get(i));
        }
        return sum;
    }
}
