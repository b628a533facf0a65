package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.reading.Reading;
import dev.docent.retrieval.reading.ReadingModel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the reader found in the best passages of a question. It has learnt from English prose, so that it reads nothing else.
 *
 * @param read what was read, by passage; passages are compared by identity, and those that were not read are missing
 */
record Readings(Map<PassageHit, Reading> read) {

    /** By so much its log-odds are divided. */
    private static final double SURENESS = 3;

    static final Readings NONE = new Readings(Map.of());

    /** @param reader null if there is none */
    static Readings of(@Nullable ReadingModel reader, Question question, List<PassageHit> passages) {
        if (reader == null) {
            return NONE;
        }
        var english = passages.stream()
                .filter(hit -> AnalyzedQuestion.isEnglish(hit))
                .limit(reader.depth())
                .toList();
        var readings = reader.read(
                question.scope().caller(),
                question.text(),
                english.stream().map(hit -> hit.passage().text()).toList());
        var read = new IdentityHashMap<PassageHit, Reading>();
        for (int i = 0; i < english.size(); i++) {
            read.put(english.get(i), readings.get(i));
        }
        return new Readings(read);
    }

    /** {@return whether the sentence is in a passage that was read, and prose, as all from which the reader has learnt} */
    boolean hasAsProse(Candidate sentence) {
        return sentence.row() == null && !sentence.isItem() && read.containsKey(sentence.hit());
    }

    /** {@return the log-odds that the sentence has the answer, against its passage having none; negative infinity if unread} */
    double odds(Candidate sentence) {
        var reading = read.get(sentence.hit());
        return reading == null
                ? Double.NEGATIVE_INFINITY
                : reading.within(sentence.span().from(), sentence.span().to());
    }

    /** {@return how likely the sentence has the answer, 0 to 1; 0 if unread} The reader is surer than it is right. */
    double probability(Candidate sentence) {
        return 1 / (1 + Math.exp(-odds(sentence) / SURENESS));
    }
}
