package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.FilterableFields;
import dev.docent.retrieval.index.PassageContext;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.Inflection;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** How a passage is laid out in the index: fields to search by, and the passage itself as it is handed back. */
final class PassageFields {

    static final String SCOPE = "scope";
    static final String DOCUMENT = "document";
    static final String ORDINAL = "ordinal";
    static final String TOKENS = "tokens";
    static final String METADATA = "metadata";
    static final String WORDS = "words";
    static final String INFLECTION = "inflection";
    static final String CONTENT = "content";

    /** Where the passages of indexes stand that layout 4 did not write. */
    static final String CONTENT_OF_LAYOUT_3 = "passage";

    /** Owners share graphs of vectors by so many: a graph that is mostly others' is walked in vain. */
    private static final int VECTOR_FIELDS = 64;

    private PassageFields() {}

    static Document document(EmbeddedPassage embedded) {
        return document(embedded.passage(), embedded.vector());
    }

    /** {@return the passage as it is kept; without a vector only words find it} */
    static Document document(Passage passage, float @Nullable [] vector) {
        var source = passage.source();
        var document = new Document();
        var scope = PassageFilter.scope(source.owner(), source.knowledgeBase());
        document.add(new StringField(SCOPE, scope.text(), Store.NO));
        document.add(new SortedDocValuesField(SCOPE, scope.bytes()));
        document.add(
                new StringField(DOCUMENT, PassageFilter.document(source.ref()).text(), Store.NO));
        document.add(new NumericDocValuesField(ORDINAL, passage.ordinal()));
        document.add(new NumericDocValuesField(TOKENS, passage.tokens()));
        document.add(new WordsField(passage.text(), source.language()));
        document.add(new WordsField(PassageContext.of(passage), source.language()));
        var inflection = Inflection.of(source.language());
        if (inflection != Inflection.ENGLISH) {
            document.add(new StringField(
                    INFLECTION, ScopeInflections.term(scope, inflection).text(), Store.NO));
        }
        if (vector != null) {
            document.add(new KnnFloatVectorField(vector(source.owner()), vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        document.add(new BinaryDocValuesField(CONTENT, StoredPassage.write(passage)));
        FilterableFields.of(source)
                .forEach((key, value) -> MetadataTerms.of(key, value)
                        .forEach(term -> document.add(new StringField(METADATA, term, Store.NO))));
        return document;
    }

    /** {@return the field that an owner's vectors are in; other owners may have theirs in it too} */
    static String vector(String owner) {
        return "vector" + Math.floorMod(owner.hashCode(), VECTOR_FIELDS);
    }
}
