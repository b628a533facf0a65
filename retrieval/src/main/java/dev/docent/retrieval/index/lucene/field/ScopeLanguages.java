package dev.docent.retrieval.index.lucene.field;

import dev.docent.retrieval.words.TextLanguage;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * The languages of the passages of knowledge bases, determined by document frequencies. Deleted passages count until they
 * are merged away. English has no terms of its own, so that an index with English passages only needs no lookup.
 */
public final class ScopeLanguages {

    private ScopeLanguages() {}

    /** {@return the languages, or English if the knowledge bases have no passages} @param scopes terms of the knowledge bases */
    public static Set<TextLanguage> of(IndexReader reader, Collection<Term> scopes) throws IOException {
        var languages = EnumSet.noneOf(TextLanguage.class);
        if (hasOtherThanEnglish(reader)) {
            for (var scope : scopes) {
                addAll(reader, scope, languages);
            }
        }
        return languages.isEmpty() ? EnumSet.of(TextLanguage.ENGLISH) : languages;
    }

    private static void addAll(IndexReader reader, Term scope, Set<TextLanguage> languages) throws IOException {
        var english = reader.docFreq(scope);
        for (var language : EnumSet.complementOf(EnumSet.of(TextLanguage.ENGLISH))) {
            var passages = reader.docFreq(PassageFields.language(scope, language));
            english -= passages;
            if (passages > 0) {
                languages.add(language);
            }
        }
        if (english > 0) {
            languages.add(TextLanguage.ENGLISH);
        }
    }

    private static boolean hasOtherThanEnglish(IndexReader reader) throws IOException {
        for (var leaf : reader.leaves()) {
            if (leaf.reader().terms(PassageFields.LANGUAGE) != null) {
                return true;
            }
        }
        return false;
    }
}
