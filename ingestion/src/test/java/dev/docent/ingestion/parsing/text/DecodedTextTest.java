package dev.docent.ingestion.parsing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.SampleFile;
import dev.docent.ingestion.parsing.format.SmallLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class DecodedTextTest {

    private static final String GERMAN = "Die Prüfung der Anträge dauert künftig höchstens zwei Wochen. ";

    @Test
    void prefersValidUtf8() throws IOException {
        var late = "plain words ".repeat(10_000) + "Größe 10 €";

        assertThat(DecodedText.decode(late.getBytes(StandardCharsets.UTF_8))).isEqualTo(late);
        assertThat(DecodedText.decode("é".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void detectsUtf16WithoutAByteOrderMark(String charset) throws IOException {
        assertThat(DecodedText.decode(GERMAN.getBytes(Charset.forName(charset))))
                .isEqualTo(GERMAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void usesAndRemovesAByteOrderMark(String charset) throws IOException {
        var marked = ("\uFEFF" + GERMAN).getBytes(Charset.forName(charset));

        assertThat(DecodedText.decode(marked)).isEqualTo(GERMAN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1252 | Die Prüfung der Anträge – „künftig“ – dauert höchstens zwei Wochen und kostet 10 €.
            windows-1252 | L’été dernier, les élèves ont été reçus à l’hôtel où naît déjà la fête de Noël.
            Shift_JIS    | この文書は、図書館の利用者が本を借りるときの手続きについて説明しています。受付は二階です。
            EUC-JP       | この文書は、図書館の利用者が本を借りるときの手続きについて説明しています。受付は二階です。
            GBK          | 本文件说明读者在图书馆借书时的手续。每位读者最多可以借十本书,借期为四个星期,可以续借一次。
            Big5         | 本文件說明讀者在圖書館借書時的手續。每位讀者最多可以借十本書,借期為四個星期,可以續借一次。
            EUC-KR       | 이 문서는 도서관에서 책을 빌리는 방법을 설명합니다. 한 사람이 열 권까지 빌릴 수 있습니다.
            KOI8-R       | Этот документ описывает порядок выдачи книг в библиотеке. Каждый читатель может взять десять книг.
            windows-1251 | Этот документ описывает порядок выдачи книг в библиотеке. Каждый читатель может взять десять книг.
            """)
    void detectsLegacyEncodings(String charset, String text) throws IOException {
        assertThat(DecodedText.decode(text.repeat(3).getBytes(Charset.forName(charset))))
                .isEqualTo(text.repeat(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "Shift_JIS / 注文番号,日付,金額 1001,2024-05-01,3500",
                "Shift_JIS / ひらがなとカタカナ",
                "EUC-JP / お支払いは月末までにお願いします",
                "EUC-KR / 이름,금액 홍길동,3000 김철수,4200",
                "GB18030 / 合同编号：2024-17。付款期限为三十天。",
                "windows-1251 / Срок оплаты тридцать дней.",
                "windows-1252 / Name;Straße Müller;Hauptstraße 5",
                "windows-1252 / Das Café öffnet – “täglich” – für 5 €"
            })
    void decodesShortTexts(String charset, String text) throws IOException {
        assertThat(DecodedText.decode(text.getBytes(Charset.forName(charset)))).isEqualTo(text);
    }

    @Test
    void readsTextWithAStrayZeroByte() throws IOException {
        var blocks = new SampleFile("text/plain", GERMAN.repeat(20) + "\0 end.").read(new PlainTextReader());

        assertThat(blocks)
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Paragraph.class,
                        paragraph -> assertThat(paragraph.text()).endsWith("Wochen. end."));
    }

    @Test
    void rejectsBinaryContent() throws IOException {
        var bytes = new byte[4096];
        new java.util.Random(7).nextBytes(bytes);

        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> new SampleFile("text/plain", bytes).read(new PlainTextReader()))
                .returns(Reason.UNSUPPORTED, UnreadableDocumentException::reason);
    }

    @Test
    void rejectsMoreTextThanTheLimit() throws IOException {
        var limits = SmallLimits.of(100, 1, 10, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1));

        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> new SampleFile("text/plain", "a".repeat(101)).read(new PlainTextReader(), limits))
                .returns(Reason.LIMIT, UnreadableDocumentException::reason);
    }
}
