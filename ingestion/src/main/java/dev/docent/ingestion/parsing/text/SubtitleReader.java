package dev.docent.ingestion.parsing.text;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads the speech of subtitles (WebVTT and SubRip) without time codes; a new speaker starts a new paragraph. */
public final class SubtitleReader implements FormatReader {

    private static final Pattern TIMES = Pattern.compile("(?m)^[\\d:.,]+ +--> +[\\d:.,]+.*$");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ >]*)? +([^<>]+)>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z\\d:.][^<>]*>");

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) throws IOException {
        var speech = new StringBuilder();
        var speaker = "";
        for (var cue : DecodedText.of(file, blocks.limits()).split("\\R[ \\t]*\\R")) {
            var times = TIMES.matcher(cue);
            if (!times.find()) {
                continue;
            }
            var text = cue.substring(times.end()).strip();
            var voice = VOICE.matcher(text);
            var by = voice.find() ? voice.group(1).strip() : speaker;
            if (!by.equals(speaker)) {
                blocks.paragraph(speech.toString());
                speech.setLength(0);
                speech.append(by).append(": ");
                speaker = by;
            }
            speech.append(TAG.matcher(text).replaceAll("").replaceAll("\\R", " "))
                    .append(' ');
        }
        blocks.paragraph(speech.toString());
    }
}
