package dev.docent.ingestion.extraction.model;

import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.parsing.ScannedWord;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The characters of all words of a page in their order, without white space, in lower case and in one form of each. */
final class JoinedWords {

    private final PageRows page;
    private final StringBuilder characters = new StringBuilder();
    private final List<Origin> origins = new ArrayList<>();

    JoinedWords(PageRows page) {
        this.page = page;
        for (int line = 0; line < page.lines().size(); line++) {
            int offset = 0;
            for (var word : page.lines().get(line).words()) {
                add(word, line, offset);
                offset += word.text().length() + 1;
            }
        }
    }

    /** Some characters become several, such as ligatures. */
    private void add(ScannedWord word, int line, int offset) {
        var text = word.text();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int end = at + Character.charCount(text.codePointAt(at));
            var folded = folded(text.substring(at, end));
            for (int i = 0; i < folded.length(); i++) {
                origins.add(new Origin(word, line, offset + at, offset + end));
            }
            characters.append(folded);
        }
    }

    /** {@return where the text is, from the beginning to the end of words} */
    List<PlaceOnPage> find(String text) {
        var searched = folded(text);
        var places = new ArrayList<PlaceOnPage>();
        if (searched.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return places;
        }
        for (int at = characters.indexOf(searched); at >= 0; at = characters.indexOf(searched, at + 1)) {
            if (isBoundary(at) && isBoundary(at + searched.length())) {
                places.add(place(at, at + searched.length()));
            }
        }
        return places;
    }

    /** {@return whether no word goes on here} Punctuation ends a word too. */
    private boolean isBoundary(int at) {
        return at == 0
                || at == characters.length()
                || !origins.get(at - 1).word.equals(origins.get(at).word)
                || !Character.isLetterOrDigit(characters.charAt(at - 1))
                || !Character.isLetterOrDigit(characters.charAt(at));
    }

    private PlaceOnPage place(int start, int end) {
        var boxes = new ArrayList<Box>();
        int from = start;
        for (int at = start; at < end; at++) {
            boolean isLast = at + 1 == end || origins.get(at + 1).line != origins.get(at).line;
            if (isLast) {
                var line = page.lines().get(origins.get(at).line);
                boxes.add(page.box(line, origins.get(from).start, origins.get(at).end));
                from = at + 1;
            }
        }
        return new PlaceOnPage(
                boxes,
                origins.subList(start, end).stream()
                        .mapToDouble(origin -> origin.word.confidence())
                        .min()
                        .orElse(0));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Pd}|−", "-")
                .replaceAll("[‘’‚`´]", "'")
                .replaceAll("[“”„«»]", "\"")
                .replaceAll("\\s+", "");
    }

    /** The word that a character is from, and where it is in its line. */
    private record Origin(ScannedWord word, int line, int start, int end) {}
}
