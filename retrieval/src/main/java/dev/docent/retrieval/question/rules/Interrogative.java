package dev.docent.retrieval.question.rules;

/**
 * The beginning of a question: "In what year was", "How many", "Who".
 *
 * @param asked index of the first interrogative word; "and" and the like come before it
 * @param end index of the rest: the auxiliary if there is one, otherwise the word after the interrogative
 * @param person whether it asks for a person
 * @param place whether it asks for a place
 * @param thing whether it asks for one of a kind, as "which company" does
 */
record Interrogative(int asked, int end, boolean person, boolean place, boolean thing) {

    /** Maximum distance between "what" and its auxiliary. */
    private static final int REACH = 8;

    static Interrogative of(Words question) {
        int i = 0;
        while (question.get(i).in(Vocabulary.CONTINUING)) {
            i++;
        }
        int asked = i;
        if (question.get(i).in(Vocabulary.PREPOSITIONS) && question.get(i + 1).in(Vocabulary.ASKING)) {
            i++;
        }
        return question.get(i).in(Vocabulary.ASKING)
                ? behind(question, asked, i)
                : new Interrogative(asked, asked, false, false, false);
    }

    private static Interrogative behind(Words question, int asked, int word) {
        var asking = question.get(word);
        var person = asking.lower().startsWith("who");
        var kind = asking.is("what") || asking.is("which") || asking.is("whose") || asking.is("how");
        if (!kind) {
            return new Interrogative(asked, word + 1, person, asking.is("where"), false);
        }
        for (int i = word + 1; i < Math.min(question.size(), word + REACH); i++) {
            if (question.get(i).in(Vocabulary.BREAKS)) {
                break;
            }
            if (question.get(i).in(Vocabulary.AUXILIARIES) && !question.get(i).is("'s")) {
                return new Interrogative(asked, i, person, false, i > word + 1 && !asking.is("how"));
            }
        }
        int end = word + 1;
        if (asking.is("how") && end < question.size() && !question.get(end).in(Vocabulary.DETERMINERS)) {
            end++;
        }
        return new Interrogative(asked, end, person, false, !asking.is("how"));
    }
}
