package dev.docent.ingestion.parsing.text;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.io.IOException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain text: paragraphs separated by blank lines, bulleted and numbered list items, underlined headings, and a
 * short first line as the title. Wrapped lines are joined.
 */
public final class PlainTextReader implements FormatReader {

    private static final int LONGEST_TITLE = 120;
    private static final int SHORTEST_WRAPPED = 45;

    /** Types whose line breaks are significant, in addition to {@code text/x-…}. */
    private static final Set<String> CODE = Set.of(
            "application/javascript",
            "application/x-sh",
            "application/x-bat",
            "application/sql",
            "application/yaml",
            "application/toml",
            "application/x-tex");

    private static final Pattern PARAGRAPHS = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final Pattern ITEM = Pattern.compile("^(\\s*)([-*•+–]|\\d{1,3}[.)])\\s+(\\S.*)$");
    private static final Pattern UNDERLINED = Pattern.compile("^(\\S.{0,119})\\R(={3,}|-{3,}|~{3,})[ \\t]*(?:\\R|$)");

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var text = DecodedText.of(file, blocks.limits());
        if (isCode(mediaType)) {
            blocks.preformatted(text);
            return;
        }
        var paragraphs = PARAGRAPHS.split(text.strip());
        for (int i = 0; i < paragraphs.length; i++) {
            if (i == 0 && paragraphs.length > 1 && isTitle(paragraphs[0])) {
                blocks.heading(1, paragraphs[0]);
            } else {
                addParagraph(paragraphs[i], blocks);
            }
        }
    }

    /** {@return whether the line breaks of files of the media type are significant} */
    public static boolean isCode(String mediaType) {
        return CODE.contains(mediaType) || mediaType.startsWith("text/x-");
    }

    private static boolean isTitle(String paragraph) {
        return paragraph.length() <= LONGEST_TITLE
                && paragraph.lines().count() == 1
                && !paragraph.matches("(?s).*[.!?:;,]$")
                && !ITEM.matcher(paragraph).matches();
    }

    private static void addParagraph(String paragraph, BlockCollector blocks) {
        var underlined = UNDERLINED.matcher(paragraph);
        if (underlined.find()) {
            blocks.heading(underlined.group(2).startsWith("=") ? 1 : 2, underlined.group(1));
            paragraph = paragraph.substring(underlined.end());
        }
        var open = new StringBuilder();
        MatchResult item = null;
        for (var line : paragraph.split("\\R")) {
            var matcher = ITEM.matcher(line);
            if (matcher.matches()) {
                flush(item, open, blocks);
                item = matcher.toMatchResult();
                open.append(matcher.group(3));
            } else {
                join(open, line);
            }
        }
        flush(item, open, blocks);
    }

    private static void join(StringBuilder open, String line) {
        if (open.isEmpty()) {
            open.append(line);
            return;
        }
        int reach = open.length() - SHORTEST_WRAPPED;
        boolean wrapped = reach >= 0
                && open.indexOf("\n", reach) < 0
                && !line.isBlank()
                && (Character.isLowerCase(line.strip().codePointAt(0))
                        || ".!?:".indexOf(open.charAt(open.length() - 1)) < 0
                        || line.length() >= SHORTEST_WRAPPED);
        open.append(wrapped ? ' ' : '\n').append(line.strip());
    }

    private static void flush(@Nullable MatchResult item, StringBuilder open, BlockCollector blocks) {
        if (item != null) {
            var marker = Character.isDigit(item.group(2).charAt(0)) ? item.group(2) : "-";
            blocks.listItem(Math.min(item.group(1).length() / 2, 5), marker, open.toString());
        } else if (!open.isEmpty()) {
            blocks.paragraph(open.toString());
        }
        open.setLength(0);
    }
}
