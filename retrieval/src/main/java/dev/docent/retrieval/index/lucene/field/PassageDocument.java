package dev.docent.retrieval.index.lucene.field;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.filter.FilterableFields;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.NameWords;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzer;
import dev.docent.retrieval.words.WordAnalyzers;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** The Lucene document of a passage. */
public final class PassageDocument {

    private PassageDocument() {}

    public static Document of(EmbeddedPassage embedded) {
        return of(embedded.passage(), embedded.vector());
    }

    /** {@return the document} @param vector null for a passage that only keyword search can find */
    public static Document of(Passage passage, float @Nullable [] vector) {
        var source = passage.source();
        var document = new Document();
        var scope = PassageFields.scope(source.base());
        var id = PassageFields.document(source.ref());
        document.add(new StringField(PassageFields.SCOPE, scope.text(), Store.NO));
        document.add(new SortedDocValuesField(PassageFields.SCOPE, scope.bytes()));
        document.add(new StringField(PassageFields.DOCUMENT, id.text(), Store.NO));
        document.add(new NumericDocValuesField(PassageFields.ORDINAL, passage.ordinal()));
        document.add(new NumericDocValuesField(PassageFields.TOKENS, passage.tokens()));
        document.add(WordsField.ofText(passage.text(), source.language()));
        document.add(WordsField.ofText(passage.searchContext(), source.language()));
        document.add(WordsField.ofName(NameWords.joined(NameWords.of(source.filename())), source.language()));
        var language = TextLanguage.of(source.language());
        if (language != TextLanguage.ENGLISH) {
            var term = PassageFields.language(scope, language);
            document.add(new StringField(PassageFields.LANGUAGE, term.text(), Store.NO));
        }
        if (vector != null) {
            var field = PassageFields.vector(source.owner());
            document.add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        document.add(new BinaryDocValuesField(PassageFields.CONTENT, PassageEncoding.write(passage)));
        FilterableFields.of(source)
                .forEach((key, value) -> MetadataTermEncoding.of(key, value)
                        .forEach(term -> document.add(new StringField(PassageFields.METADATA, term, Store.NO))));
        return document;
    }

    /** Text for keyword search, analyzed by its own language; the texts of all languages share one field. */
    private static final class WordsField extends Field {

        private static final WordAnalyzers ANALYZERS = new WordAnalyzers();
        private static final FieldType NAME_TYPE = new FieldType();

        static {
            NAME_TYPE.setTokenized(true);
            NAME_TYPE.setOmitNorms(true);
            NAME_TYPE.setIndexOptions(IndexOptions.DOCS);
            NAME_TYPE.freeze();
        }

        private final String text;
        private final WordAnalyzer analyzer;

        private WordsField(String name, FieldType type, String text, @Nullable String language) {
            super(name, text, type);
            this.text = text;
            this.analyzer = ANALYZERS.of(language);
        }

        /** @param language ISO 639-1 code; null if unknown */
        static WordsField ofText(String text, @Nullable String language) {
            return new WordsField(PassageFields.WORDS, TextField.TYPE_NOT_STORED, text, language);
        }

        /** @param language ISO 639-1 code; null if unknown */
        static WordsField ofName(String text, @Nullable String language) {
            return new WordsField(PassageFields.NAME, NAME_TYPE, text, language);
        }

        @Override
        public TokenStream tokenStream(Analyzer indexAnalyzer, @Nullable TokenStream reused) {
            return analyzer.tokenStream(name(), text);
        }
    }
}
