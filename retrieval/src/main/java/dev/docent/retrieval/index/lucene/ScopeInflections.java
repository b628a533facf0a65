package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.Inflection;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * How the passages of knowledge bases are read, told by how many have the term of a knowledge base and an inflection; removed ones are
 * counted until they are merged away. English has no terms, so that an index that holds it alone is not asked for any.
 */
final class ScopeInflections {

    private ScopeInflections() {}

    /** {@return the term that the passages of a knowledge base share whose words are read so} */
    static Term term(Term base, Inflection inflection) {
        return new Term(
                PassageFields.INFLECTION, base.text() + '\0' + inflection.name().toLowerCase(Locale.ROOT));
    }

    /** {@return those that the knowledge bases have; English where they have no passages} */
    static Set<Inflection> in(IndexReader reader, Collection<Term> bases) throws IOException {
        var found = EnumSet.noneOf(Inflection.class);
        if (hasOthersThanEnglish(reader)) {
            for (var base : bases) {
                addAll(reader, base, found);
            }
        }
        return found.isEmpty() ? EnumSet.of(Inflection.ENGLISH) : found;
    }

    private static void addAll(IndexReader reader, Term base, Set<Inflection> found) throws IOException {
        var english = reader.docFreq(base);
        for (var inflection : EnumSet.complementOf(EnumSet.of(Inflection.ENGLISH))) {
            var passages = reader.docFreq(term(base, inflection));
            english -= passages;
            if (passages > 0) {
                found.add(inflection);
            }
        }
        if (english > 0) {
            found.add(Inflection.ENGLISH);
        }
    }

    private static boolean hasOthersThanEnglish(IndexReader reader) throws IOException {
        for (var leaf : reader.leaves()) {
            if (leaf.reader().terms(PassageFields.INFLECTION) != null) {
                return true;
            }
        }
        return false;
    }
}
