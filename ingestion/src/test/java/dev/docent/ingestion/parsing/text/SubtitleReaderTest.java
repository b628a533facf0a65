package dev.docent.ingestion.parsing.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import org.junit.jupiter.api.Test;

class SubtitleReaderTest {

    @Test
    void readsSpeechWithoutTimeCodes() {
        var text = """
                1
                00:00:01,000 --> 00:00:03,500
                Good morning,
                <i>everyone</i>.

                2
                00:00:04,000 --> 00:00:06,000
                Let us begin.
                """;

        assertThat(new SampleFile("application/x-subrip", text).read(new SubtitleReader()))
                .containsExactly(new Block.Paragraph("Good morning, everyone. Let us begin.", null));
    }

    @Test
    void startsAParagraphForEachSpeaker() {
        var text = """
                WEBVTT

                NOTE made for a test

                00:01.000 --> 00:03.000 align:start
                <v Ann>Shall we?

                00:03.000 --> 00:04.000
                <v.loud Ben>Yes.

                00:04.000 --> 00:05.000
                <v Ben>At once.
                """;

        assertThat(new SampleFile("text/vtt", text).read(new SubtitleReader()))
                .containsExactly(
                        new Block.Paragraph("Ann: Shall we?", null), new Block.Paragraph("Ben: Yes. At once.", null));
    }
}
