package dev.docent.retrieval.words;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;

/**
 * Stop words: Lucene's lists without content words (German "weg", Spanish "estado", some Russian ones), and with auxiliaries
 * and interrogatives, which in these languages are rare enough in texts to outweigh the topic of a question.
 */
final class StopWords {

    private static final CharArraySet GERMAN = changed(
            GermanAnalyzer.getDefaultStopSet(),
            "wurde wurden worden wer wem wen wessen wann warum wieso weshalb wieviel woher wohin",
            "weg");
    private static final CharArraySet SPANISH = changed(
            SpanishAnalyzer.getDefaultStopSet(),
            "quién quiénes cuál cuáles cuales cuándo dónde adónde cómo cuánto cuánta cuántos cuántas cuanto cuanta cuantos cuantas",
            "estado estados estada estadas");
    private static final CharArraySet FRENCH = changed(
            FrenchAnalyzer.getDefaultStopSet(),
            "a est où quand comment pourquoi combien quoi lequel laquelle lesquels lesquelles",
            "");
    private static final CharArraySet RUSSIAN = changed(
            RussianAnalyzer.getDefaultStopSet(),
            "где откуда почему отчего сколько какие какое каким каких каком какого какую кого кому кем чему",
            "жизнь человек два три сегодня сказал сказала сказать говорил");
    private static final CharArraySet ARABIC =
            changed(ArabicAnalyzer.getDefaultStopSet(), "ماذا متى متي أين اين كيف لماذا كم هل بماذا لمن", "");

    private StopWords() {}

    /** {@return the stop words of the language, in lower case with accents} */
    static CharArraySet of(TextLanguage language) {
        return switch (language) {
            case ENGLISH -> EnglishAnalyzer.ENGLISH_STOP_WORDS_SET;
            case GERMAN -> GERMAN;
            case SPANISH -> SPANISH;
            case FRENCH -> FRENCH;
            case RUSSIAN -> RUSSIAN;
            case ARABIC -> ARABIC;
        };
    }

    /** {@return the stop words of the language, separated by spaces} */
    static String text(TextLanguage language) {
        var text = new StringBuilder();
        of(language).forEach(word -> text.append((char[]) word).append(' '));
        return text.toString();
    }

    private static CharArraySet changed(CharArraySet words, String added, String removed) {
        var changed = new HashSet<>(words(added));
        words.forEach(word -> changed.add(new String((char[]) word)));
        words(removed).forEach(changed::remove);
        return CharArraySet.unmodifiableSet(new CharArraySet(changed, false));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
