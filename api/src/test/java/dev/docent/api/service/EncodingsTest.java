package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Small files in other encodings than UTF-8, from the upload to the extracted text. */
@ServiceTest
class EncodingsTest {

    @Autowired
    Docent docent;

    Docent.Call caller;

    @BeforeEach
    void signsIn() {
        caller = docent.tenant("encodings");
    }

    @Test
    void readASmallTableInShiftJis() {
        var table = "品名,価格,在庫\r\nりんご,120,あり\r\nみかん,80,なし\r\n";
        var bytes = table.getBytes(Charset.forName("Shift_JIS"));
        assertThat(bytes).hasSizeLessThanOrEqualTo(70);

        assertThat(text("prices.csv", bytes)).contains("りんご", "120", "みかん", "なし");
    }

    @Test
    void readASmallTableInGb18030AndEucKr() {
        assertThat(text("preise.csv", "名称,价格\n苹果,12\n香蕉,8\n橘子,9\n".getBytes(Charset.forName("GB18030"))))
                .contains("苹果", "香蕉");
        assertThat(text("korea.csv", "이름,가격\n사과,1200\n바나나,800\n귤,900\n".getBytes(Charset.forName("EUC-KR"))))
                .contains("사과", "바나나");
    }

    @Test
    void readAMailInUtf16() {
        var mail = "From: Ada Kern <ada@example.org>\r\n"
                + "To: Ben <ben@example.org>\r\n"
                + "Subject: Schlüsselübergabe\r\n"
                + "Date: Tue, 3 Mar 2026 10:00:00 +0100\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                + "Die Schlüssel liegen am Montag beim Hausmeister.\r\n";

        for (var encoding : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
            var marked = encoding.equals(StandardCharsets.UTF_16) ? mail : "\uFEFF" + mail;
            assertThat(text("mail-" + encoding.name() + ".eml", marked.getBytes(encoding)))
                    .contains("Die Schlüssel liegen am Montag beim Hausmeister.", "Schlüsselübergabe", "Ada Kern");
        }
    }

    @Test
    void readHtmlInWindows1252WithAndWithoutADeclaration() {
        var body = "<title>Café</title></head><body><p>Die Gebühr beträgt 15 € – fällig im März,"
                + " „pünktlich“.</p></body></html>";
        for (var head : new String[] {
            "<html><head>", "<html><head><meta charset=\"windows-1252\">", "<html><head><meta charset=\"iso-8859-1\">"
        }) {
            assertThat(text("fee-" + head.length() + ".html", (head + body).getBytes(Charset.forName("windows-1252"))))
                    .contains("Die Gebühr beträgt 15 € – fällig im März, „pünktlich“.");
        }
    }

    private String text(String name, byte[] bytes) {
        JsonNode document = caller.multipart(new Multipart().andFile("file", name, bytes))
                .post("/make_embedding")
                .hasStatus(200)
                .json()
                .at("/documents/0");
        assertThat(document.get("status").asText()).as(document.toString()).isEqualTo("ready");
        return caller.get("/api/v1/documents/" + document.get("id").asText() + "/text")
                .json()
                .get("text")
                .asText();
    }
}
