package dev.docent.retrieval.question.rules;

import java.util.List;
import java.util.Set;

/**
 * Function words, in lower case: English, and as much German, French and Spanish as short follow-ups need. Pronouns are
 * English only; those of the other languages are too ambiguous for rules.
 */
final class Vocabulary {

    static final Set<String> ASKING = words("""
            who whom whose what which when where why how
            wer wen wem wann wo warum wieso weshalb wie quand où pourquoi comment combien
            quién quien cuándo cuando dónde donde cómo cuánto cuántos""");

    /** Interrogatives that a noun may follow, and those for persons, which a verb may follow. */
    static final Set<String> ASKING_FOR_KINDS =
            words("what which whose who whom how wer wen wem wie combien quién quien");

    static final Set<String> AUXILIARIES = words("""
            is are was were be been being am do does did has have had can could will would shall should may might must 's
            ist sind war waren wurde wurden wird werden hat haben hatte hatten kann est sont était es son fue está""");

    static final Set<String> DO = words("do does did can could will would shall should may might must");

    static final Set<String> PREPOSITIONS = words("""
            in at on from to by for with of about during since until under over between near within into through against
            around per before after without along besides despite among across via im am bei von nach seit für mit en à dans pour""");

    static final Set<String> DETERMINERS =
            words("the a an my our your some any each every der die das den dem le la les el");

    static final Set<String> DEMONSTRATIVES = words("this that these those");

    static final Set<String> PRONOUNS = words("it he she they him them his her its their hers theirs there");

    /** Words that start a clause which may refer to the previous clause. */
    static final Set<String> BREAKS = words(
            "and or but when while if because that who which where after before since as than until so although once whether");

    static final Set<String> ENGLISH_CONTINUING = words("and but or also");

    static final Set<String> CONTINUING = words("and but or also und oder aber et mais ou y pero");

    /** Openings followed by a substitute for a part of the earlier question. */
    static final Set<String> EXCHANGING = Set.of(
            "what about|how about|what of|same for|the same for|was ist mit|wie ist es mit|qu'en est-il de|qué tal"
                    .split("\\|"));

    /** Phrases of a conversation that ask nothing. */
    static final Set<String> CHATTER = words("""
            thanks thank ok okay great hello hi hey yes no yeah cool nice good perfect sorry bye right sure wow danke gut
            gracias merci""");

    private static final Set<String> FILLING = words("""
            not so too then else please tell say me more explain describe give show go on you i we us again exactly really
            just still actually much many one ones out up all both nicht noch mehr auch""");

    /** Words that identify a text as English, in which "he" and "her" are pronouns. */
    private static final Set<String> ENGLISH = words("""
            who whom whose what which when where why how is are was were do does did has have had can could will would should
            the of and about tell explain describe name list""");

    private Vocabulary() {}

    /** {@return whether the word is a function word} */
    static boolean isFunction(String word) {
        return ASKING.contains(word)
                || AUXILIARIES.contains(word)
                || PREPOSITIONS.contains(word)
                || DETERMINERS.contains(word)
                || DEMONSTRATIVES.contains(word)
                || PRONOUNS.contains(word)
                || BREAKS.contains(word)
                || CONTINUING.contains(word)
                || FILLING.contains(word);
    }

    static boolean isEnglish(String word) {
        return ENGLISH.contains(word);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.strip().split("\\s+")));
    }
}
