package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.WordBoundary;
import java.util.regex.Pattern;

/**
 * Questions that one sentence rarely answers: those for reasons, comparisons, lists, descriptions and instructions, in
 * English, German, Spanish and French.
 */
final class BroadQuestion {

    private static final Pattern ASKS_FOR_MORE = Pattern.compile(
            WordBoundary.LEFT
                    + "(?:why|compare|compared|comparison|differ|differs|difference|differences|versus|vs|list|all|explain|describe|summari[sz]e"
                    + "|steps|advantages|disadvantages|reasons|causes|consequences|how (?:do|does|did|can|should|to)"
                    + "|warum|wieso|weshalb|vergleiche|unterschied|unterschiede|liste|alle|nenne|erkläre|beschreibe|wie (?:kann|funktioniert|geht)"
                    + "|por qué|compara|diferencia|diferencias|enumera|todos|todas|explica|describe|cómo"
                    + "|pourquoi|différence|différences|énumère|tous|toutes|explique|expliquez|décris|décrivez|comment)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private BroadQuestion() {}

    static boolean isOne(String question) {
        return ASKS_FOR_MORE.matcher(question).find();
    }
}
