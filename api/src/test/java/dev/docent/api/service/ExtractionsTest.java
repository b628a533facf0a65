package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.ingestion.extraction.DrawnPage;
import dev.docent.ingestion.parsing.ocr.DrawnText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Fields of passports, receipts and other pages, from the upload to their deletion. */
@ServiceTest
class ExtractionsTest {

    private static final String EXTRACTIONS = "/api/v1/extractions";

    @Autowired
    Docent docent;

    @TempDir
    Path folder;

    Docent.Call caller;

    @BeforeEach
    void hasAnAccount() {
        caller = docent.tenant("extractions " + System.nanoTime());
    }

    @Test
    void readThePictureOfAPassport() throws IOException {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");

        var passport = caller.multipart(file("passport.png", passport()))
                .post("/upload")
                .hasStatus(200)
                .json();

        assertThat(passport.get("document_type").asText()).isEqualTo("passport");
        assertThat(passport.get("country").asText()).isEqualTo("UTO");
        assertThat(passport.get("residence_type").asText()).isEqualTo("passport");
        assertThat(passport.get("passport_number").asText()).isEqualTo("L898902C3");
        assertThat(passport.get("name").asText()).isEqualTo("ANNA MARIA ERIKSSON");
        assertThat(passport.get("issue_date").asText()).isEqualTo("2007/04/16");
        assertThat(passport.get("expiry_date").asText()).isEqualTo("2012/04/15");
        assertThat(passport.get("date_of_birth").asText()).isEqualTo("1974/08/12");
        assertThat(passport.get("nationality").asText()).isEqualTo("UTO");
        assertThat(passport.has("vendor")).isFalse();
        var number = field(passport, "passport_number");
        assertThat(number.get("certain").asBoolean()).isTrue();
        assertThat(number.get("evidence").toString()).isEqualTo("[\"check_digit\",\"printed_twice\"]");
        assertThat(number.at("/boxes/0/y").asDouble()).isBetween(0.8, 1.0);
    }

    @Test
    void readTheLinesOfAnInvoice() {
        var invoice = caller.multipart(file("invoice.pdf", SmallPdf.of("Invoice No. 17  Total EUR 20.50")))
                .post(EXTRACTIONS)
                .hasStatus(201)
                .json();

        assertThat(invoice.get("document_type").asText()).isEqualTo("invoice");
        assertThat(invoice.get("number").asText()).isEqualTo("17");
        assertThat(invoice.get("currency").asText()).isEqualTo("EUR");
        assertThat(invoice.get("total").decimalValue()).isEqualByComparingTo("20.50");
        assertThat(invoice.get("lines")).isEmpty();
        assertThat(invoice.has("passport_number")).isFalse();
    }

    @Test
    void areListedReadAndDeletedWithTheirFile() {
        var pdf = SmallPdf.of("Home port: Kiel");
        var created = caller.multipart(file("boat.pdf", pdf))
                .post(EXTRACTIONS)
                .hasStatus(201)
                .json();
        var path = EXTRACTIONS + "/" + created.get("id").asText();

        assertThat(created.at("/key_values/Home port").asText()).isEqualTo("Kiel");
        assertThat(caller.get(path).hasStatus(200).json()).isEqualTo(created);
        assertThat(caller.get(EXTRACTIONS).json().at("/items/0")).isEqualTo(created);
        assertThat(created.get("file_url").asText()).isEqualTo(docent.address() + path + "/file");
        assertThat(caller.get(path + "/file").hasStatus(200).bytes()).isEqualTo(pdf);
        caller.delete(path).hasStatus(204);

        caller.get(path).isProblem(404);
        caller.get(path + "/file").isProblem(404);
        caller.delete(path).isProblem(404);
        assertThat(caller.get(EXTRACTIONS).json().get("total").asInt()).isZero();
    }

    @Test
    void areCorrectedByAPersonAndExportedSo() {
        var created = caller.multipart(file("invoice.pdf", SmallPdf.of("Invoice No. 17  Total EUR 20.50")))
                .post(EXTRACTIONS)
                .hasStatus(201)
                .json();
        var path = EXTRACTIONS + "/" + created.get("id").asText();
        var read = field(created, "number");
        var changes = new HashMap<String, Object>(Map.of("number", " 18 ", "total", 21.5, "date", "2026-03-03"));
        changes.put("currency", null);

        var corrected = caller.json(Map.of("fields", changes))
                .patch(path)
                .hasStatus(200)
                .json();

        assertThat(corrected.get("number").asText()).isEqualTo("18");
        assertThat(corrected.get("total").decimalValue()).isEqualByComparingTo("21.50");
        assertThat(corrected.get("date").asText()).isEqualTo("2026/03/03");
        assertThat(corrected.get("currency").isNull()).isTrue();
        assertThat(corrected.get("vendor")).isEqualTo(created.get("vendor"));
        var number = field(corrected, "number");
        assertThat(number.get("evidence").toString()).isEqualTo("[\"corrected\"]");
        assertThat(number.get("confidence").asDouble()).isEqualTo(1);
        assertThat(number.get("certain").asBoolean()).isTrue();
        assertThat(number.get("boxes")).isEqualTo(read.get("boxes")).isNotEmpty();
        assertThat(field(corrected, "date").get("boxes")).isEmpty();
        assertThat(caller.get(path).json()).isEqualTo(corrected);
        assertThat(caller.get(EXTRACTIONS + "/export").text()).contains(",18,2026/03/03,,21.50,");
    }

    @Test
    void areCorrectedByTheLabelsOfAPage() {
        var created = caller.multipart(file("boat.pdf", SmallPdf.of("Home port: Kiel")))
                .post(EXTRACTIONS)
                .json();
        var path = EXTRACTIONS + "/" + created.get("id").asText();

        var corrected = caller.json(Map.of("fields", Map.of("Home port", "Lübeck")))
                .patch(path)
                .hasStatus(200)
                .json();

        assertThat(corrected.at("/key_values/Home port").asText()).isEqualTo("Lübeck");
        assertThat(corrected.get("text")).isEqualTo(created.get("text"));
    }

    @Test
    void areNotCorrectedByWhatDoesNotFit() {
        var created = caller.multipart(file("invoice.pdf", SmallPdf.of("Invoice No. 17  Total EUR 20.50")))
                .post(EXTRACTIONS)
                .json();
        var path = EXTRACTIONS + "/" + created.get("id").asText();
        var wrong = Map.of(
                "date", "2026/02/30",
                "total", "20,50",
                "currency", "EURO",
                "vendor", " ",
                "number", "x".repeat(501),
                "passport_number", "L898902C3");

        wrong.forEach((name, value) -> {
            var refused = caller.json(Map.of("fields", Map.of(name, value)))
                    .patch(path)
                    .isProblem(400)
                    .json();
            assertThat(refused.at("/details").has("fields." + name))
                    .as(refused.toString())
                    .isTrue();
        });
        caller.json(Map.of("fields", Map.of())).patch(path).isProblem(400);
        docent.tenant("somebody else")
                .json(Map.of("fields", Map.of("number", "18")))
                .patch(path)
                .isProblem(404);
        assertThat(caller.get(path).json()).isEqualTo(created);
    }

    private static JsonNode field(JsonNode extraction, String name) {
        return extraction
                .get("fields")
                .valueStream()
                .filter(field -> field.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void giveTheirFileToTheOwnerOnlyAndInParts() {
        var url = caller.multipart(file("päge.pdf", SmallPdf.of("Home port: Kiel")))
                .post(EXTRACTIONS)
                .json()
                .get("file_url")
                .asText();
        var path = URI.create(url).getPath();

        var part = caller.header("Range", "bytes=0-3").get(path).hasStatus(206);
        assertThat(part.text()).isEqualTo("%PDF");
        assertThat(part.header("Content-Disposition")).startsWith("attachment;").contains("filename*=UTF-8''");
        assertThat(part.header("X-Content-Type-Options")).isEqualTo("nosniff");
        caller.header("Range", "bytes=100000-").get(path).isProblem(416);
        docent.tenant("somebody else").get(path).isProblem(404);
        docent.anonymous().get(path).isProblem(401);
    }

    @Test
    void areExportedAsATable() {
        caller.multipart(file("a.pdf", SmallPdf.of("Invoice No. 17  Total EUR 20.50")))
                .post(EXTRACTIONS);
        caller.multipart(file("=b,\"c.pdf", SmallPdf.of("Home port: Kiel"))).post(EXTRACTIONS);

        var exported = caller.get(EXTRACTIONS + "/export").hasStatus(200);

        assertThat(exported.header("Content-Type")).startsWith("text/csv");
        var rows = exported.text().split("\r\n");
        assertThat(rows[0]).startsWith("id,document_type,country,residence_type,passport_number,name");
        assertThat(rows[1])
                .contains(",invoice,,,,,,,,,", ",17,", ",EUR,20.50,", ",a.pdf,", docent.address() + EXTRACTIONS);
        assertThat(rows[2]).contains(",other,").doesNotContain(",=b");
        assertThat(rows).hasSize(3);
    }

    @Test
    void keepNothingOfFilesThatCannotBeRead() throws IOException {
        var pdf = SmallPdf.of("Home port: Kiel");
        var refused = List.of(
                file("page.png", "no picture".getBytes(StandardCharsets.UTF_8)),
                file("page.pdf", "PK\3\4 no document".getBytes(StandardCharsets.ISO_8859_1)),
                file("page.html", "<p>Home port: Kiel</p>".getBytes(StandardCharsets.UTF_8)),
                file("cut.png", Arrays.copyOf(passport(), 200)),
                file("cut.pdf", Arrays.copyOf(pdf, 60)),
                file("blank.pdf", SmallPdf.of(" ")));

        for (var upload : refused) {
            var answer = caller.multipart(upload).post(EXTRACTIONS);
            assertThat(answer.status()).as(answer.text()).isIn(415, 422);
            answer.isProblem(answer.status());
        }
        assertThat(caller.get(EXTRACTIONS).json().get("total").asInt()).isZero();
    }

    private byte[] passport() throws IOException {
        var printed = List.of(
                "Passport No. L898902C3",
                "Surname ERIKSSON",
                "Given names ANNA MARIA",
                "Date of birth 12 AUG 1974",
                "Date of issue 16 APR 2007",
                "Date of expiry 15 APR 2012");
        var zone =
                List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
        return Files.readAllBytes(DrawnPage.travelDocument(printed, zone).save(folder.resolve("passport.png")));
    }

    private static Multipart file(String name, byte[] content) {
        return new Multipart().andFile("file", name.replace("\"", "%22"), content);
    }
}
