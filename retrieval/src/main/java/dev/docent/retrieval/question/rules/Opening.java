package dev.docent.retrieval.question.rules;

/**
 * How a question continues an earlier one.
 *
 * @param words number of words that express it: "And", "What about"
 * @param continues whether it starts with "and" or the like
 * @param isEnglish whether that word is English
 * @param exchanges whether it starts with "what about" or the like
 */
record Opening(int words, boolean continues, boolean isEnglish, boolean exchanges) {

    private static final int LONGEST = 4;

    static Opening of(Words question) {
        int i = 0;
        while (question.get(i).in(Vocabulary.CONTINUING)) {
            i++;
        }
        var english = question.get(0).in(Vocabulary.ENGLISH_CONTINUING);
        for (int length = Math.min(LONGEST, question.size() - i); length > 1; length--) {
            if (Vocabulary.EXCHANGING.contains(joined(question.part(i, i + length)))) {
                return new Opening(i + length, i > 0, english, true);
            }
        }
        return new Opening(i, i > 0, english, false);
    }

    /** {@return the words after the opening} */
    Words rest(Words question) {
        return question.part(words, question.size());
    }

    private static String joined(Words words) {
        return String.join(" ", words.list().stream().map(Word::lower).toList());
    }
}
