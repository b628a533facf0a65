package dev.docent.retrieval.words;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Interrogatives, references and request verbs: words of a question that say nothing about its topic. English words are
 * stems as {@link WordAnalyzer} produces them, Chinese ones character bigrams, and those of other languages all forms
 * without accents.
 */
final class InterrogativeWords {

    private static final Set<String> ENGLISH = Set.of(
            "about", "also", "am", "ani", "ar", "be", "been", "between", "can", "could", "describ", "did", "do", "doe",
            "done", "dure", "explain", "from", "give", "ha", "had", "have", "he", "her", "hi", "him", "his", "how", "i",
            "it", "kind", "list", "mai", "mani", "mean", "me", "might", "much", "must", "my", "name", "our", "pleas",
            "shall", "she", "should", "show", "so", "some", "tell", "than", "their", "thei", "them", "through", "type",
            "us", "wa", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "would",
            "you", "your");

    private static final Set<String> CHINESE = words("""
            什么 什麼 甚麼 怎么 怎麼 怎样 怎樣 哪里 哪裡 哪裏 哪些 哪个 哪個 哪儿 哪年 哪一 多少 几个 幾個 多久 多长 多長 多高 多大 如何 为何 為何 为什 為什
            是否 请问 請問 是什 是谁 是誰 是多 是哪 有什 有多 有哪 的是 谁是 誰是""");

    /** Bigrams with a question or possessive particle, which are only half a word. */
    private static final Pattern CHINESE_PARTICLES =
            Pattern.compile("[吗嗎呢么麼谁誰哪]|\\p{IsHan}[吗嗎呢么麼什甚]|[的是]\\p{IsHan}|(?![目标標])\\p{IsHan}[的是]");

    private static final Map<TextLanguage, Set<String>> OTHERS = Map.of(
            TextLanguage.GERMAN,
            words("""
                    wer wen wem wessen was wann warum wieso weshalb woher wohin wofur womit wodurch wozu woran worin wovon wie
                    wieviel wieviele wo welche welcher welches welchen welchem nenne nennen erklare erklaren beschreibe
                    beschreiben erzahle zeige liste gib gibt gab sag sage bitte kann kannst konnen konnte heisst bedeutet
                    viele geworden hatten"""),
            TextLanguage.SPANISH,
            words("""
                    que quien quienes cual cuales cuando donde adonde como cuanto cuanta cuantos cuantas por dime di
                    explica explique describe describa enumera nombra muestra lista favor puede puedes hay significa"""),
            TextLanguage.FRENCH,
            words("""
                    qui que quoi quel quelle quels quelles quand ou comment pourquoi combien lequel laquelle lesquels
                    lesquelles est explique expliquez decris decrivez dis dites donne donnez liste nomme montre plait
                    peux peut pouvez signifie a ete ont"""),
            TextLanguage.RUSSIAN,
            words("""
                    кто кого кому кем ком что чего чему чем какой какая какое какие какого какому каким каком какую какими
                    каких который которая которое которые когда где куда откуда почему зачем отчего как сколько скольких
                    чей чья чье чьё чьи назови назовите опиши опишите объясни объясните расскажи расскажите перечисли
                    перечислите пожалуйста ли можно значит"""),
            TextLanguage.ARABIC,
            words("""
                    من ما ماذا متي اين كيف لماذا كم اي ايه هل لمن بماذا فمن فما وما ومن اذكر اشرح صف وضح عرف عدد"""));

    private InterrogativeWords() {}

    /** {@return whether the set contains a stem of an English text or a Chinese bigram} */
    static boolean contains(String term) {
        return ENGLISH.contains(term) || isChinese(term);
    }

    /** {@return whether the set contains a word of the language} @param plain the word in lower case without accents */
    static boolean contains(TextLanguage language, String plain) {
        return OTHERS.getOrDefault(language, Set.of()).contains(plain);
    }

    /** {@return whether the set contains a Chinese character or bigram} */
    static boolean isChinese(String term) {
        return !term.isEmpty()
                && Character.isIdeographic(term.codePointAt(0))
                && (CHINESE.contains(term) || CHINESE_PARTICLES.matcher(term).matches());
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }
}
