package dev.docent.api.conversation.text;

/** The beginning of a text on one line. */
public final class Excerpt {

    private Excerpt() {}

    /** {@return at most so many characters, which end with a word and an ellipsis if more follow} */
    public static String of(String text, int characters) {
        var line = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        if (line.length() <= characters) {
            return line;
        }
        var cut = line.offsetByCodePoints(0, line.codePointCount(0, characters - 1));
        var space = line.lastIndexOf(' ', cut);
        return line.substring(0, space > characters / 2 ? space : cut).stripTrailing() + "…";
    }
}
