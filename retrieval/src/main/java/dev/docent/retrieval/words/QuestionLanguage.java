package dev.docent.retrieval.words;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * The language of a question: by the script of most letters, or in Latin script by the function words. Questions are too short
 * for statistics of letters.
 */
public final class QuestionLanguage {

    /** Scripts that mostly one language, or a group of languages that models treat alike, is written in. */
    private static final Map<UnicodeScript, String> BY_SCRIPT = new EnumMap<>(Map.of(
            UnicodeScript.HAN, "zh",
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.CYRILLIC, "ru",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.GREEK, "el",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.DEVANAGARI, "hi",
            UnicodeScript.THAI, "th"));

    private static final String UNKNOWN = "und";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    /** Interrogatives, which the lists of stop words lack. */
    private static final String ENGLISH_QUESTION =
            "what who whom whose which when where why how many much does did do is are was were can could should has have had the of from about";

    private static final Map<String, Set<String>> FUNCTION_WORDS = functionWords();

    private QuestionLanguage() {}

    /** {@return the ISO 639-1 code, or "und" in a script of languages that are not told apart; empty if nothing shows it} */
    public static Optional<String> of(String question) {
        var scripts = scripts(question);
        var main = scripts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        if (main.filter(UnicodeScript.HAN::equals).isPresent()
                && (scripts.containsKey(UnicodeScript.HIRAGANA) || scripts.containsKey(UnicodeScript.KATAKANA))) {
            return Optional.of("ja");
        }
        return main.flatMap(script -> script == UnicodeScript.LATIN
                ? byFunctionWords(question)
                : Optional.of(BY_SCRIPT.getOrDefault(script, UNKNOWN)));
    }

    private static Map<UnicodeScript, Integer> scripts(String question) {
        var scripts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        question.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> scripts.merge(UnicodeScript.of(letter), 1, Integer::sum));
        return scripts;
    }

    /** {@return the language with the most function words; empty without any, or if another language has as many} */
    private static Optional<String> byFunctionWords(String question) {
        var words = WORD.matcher(question)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        var counts = new HashMap<String, Long>();
        FUNCTION_WORDS.forEach((language, known) ->
                counts.put(language, words.stream().filter(known::contains).count()));
        var most = counts.values().stream().max(Long::compare).orElse(0L);
        var best = counts.entrySet().stream()
                .filter(each -> most > 0 && each.getValue().equals(most))
                .map(Map.Entry::getKey)
                .toList();
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private static Map<String, Set<String>> functionWords() {
        var words = new LinkedHashMap<String, Set<String>>();
        words.put("en", words(StopWords.of(TextLanguage.ENGLISH), ENGLISH_QUESTION));
        words.put("de", words(StopWords.of(TextLanguage.GERMAN), "welche welcher welches welchen welchem wieviele"));
        words.put("es", words(StopWords.of(TextLanguage.SPANISH), ""));
        words.put("fr", words(StopWords.of(TextLanguage.FRENCH), "quel quelle quels quelles"));
        words.put("pt", words(PortugueseAnalyzer.getDefaultStopSet(), "quantos quantas onde qual quais"));
        words.put("it", words(ItalianAnalyzer.getDefaultStopSet(), "quando quale quali quanto perché"));
        words.put("nl", words(DutchAnalyzer.getDefaultStopSet(), "waar wanneer hoeveel welke waarom"));
        words.put("sv", words(SwedishAnalyzer.getDefaultStopSet(), "hur varför"));
        words.put("da", words(DanishAnalyzer.getDefaultStopSet(), "hvordan hvorfor hvilken"));
        words.put("no", words(NorwegianAnalyzer.getDefaultStopSet(), ""));
        words.put("fi", words(FinnishAnalyzer.getDefaultStopSet(), "milloin missä kuinka"));
        words.put("hu", words(HungarianAnalyzer.getDefaultStopSet(), ""));
        words.put("ro", words(RomanianAnalyzer.getDefaultStopSet(), ""));
        words.put("tr", words(TurkishAnalyzer.getDefaultStopSet(), "nerede kaç"));
        words.put("cs", words(CzechAnalyzer.getDefaultStopSet(), "kolik kdy"));
        words.put("id", words(IndonesianAnalyzer.getDefaultStopSet(), ""));
        return words;
    }

    private static Set<String> words(CharArraySet stopWords, String others) {
        var words = new HashSet<>(Set.of(others.split(" ")));
        stopWords.forEach(word -> words.add(new String((char[]) word)));
        return Set.copyOf(words);
    }
}
