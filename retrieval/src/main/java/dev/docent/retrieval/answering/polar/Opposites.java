package dev.docent.retrieval.answering.polar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** English antonyms, whose vectors are similar although their meanings exclude each other. */
public final class Opposites {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, Set<String>> PAIRS = pairs("""
            first last|more less|more fewer|most least|most fewest|before after|largest smallest|larger smaller
            biggest smallest|highest lowest|higher lower|greatest least|greater lesser|longest shortest|longer shorter
            increase decrease|increased decreased|increases decreases|increasing decreasing|rise fall|rose fell
            north south|east west|northern southern|eastern western|northwest southeast|northeast southwest
            major minor|majority minority|earliest latest|earlier later|oldest youngest|oldest newest|best worst
            better worse|high low|large small|big small|early late|long short|old new|many few|always never|all none
            win lose|won lost|start end|begin end|began ended|started ended|opened closed|positive negative
            male female|men women|private public|strong weak|stronger weaker|above below|upper lower|inside outside
            external internal|minimum maximum|support oppose|supported opposed|accept reject|accepted rejected
            successful unsuccessful|legal illegal|allowed forbidden|include exclude|included excluded|left right
            buy sell|bought sold|arrive leave|arrived left|gain lose|gained lost|faster slower|fastest slowest""");

    private Opposites() {}

    /** {@return whether the question has a word that the sentence lacks, while the sentence has its antonym} */
    public static boolean divide(String question, String sentence) {
        var asked = words(question);
        var said = words(sentence);
        return asked.stream()
                .filter(word -> !said.contains(word))
                .flatMap(word -> PAIRS.getOrDefault(word, Set.of()).stream())
                .anyMatch(said::contains);
    }

    private static Set<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> pairs(String lines) {
        var pairs = new HashMap<String, Set<String>>();
        Arrays.stream(lines.split("[|\n]")).map(pair -> pair.strip().split(" ")).forEach(pair -> {
            pairs.computeIfAbsent(pair[0], word -> new HashSet<>()).add(pair[1]);
            pairs.computeIfAbsent(pair[1], word -> new HashSet<>()).add(pair[0]);
        });
        return pairs;
    }
}
