package dev.docent.retrieval.direct.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionQuestionsTest {

    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            How many documents are in here?                    | COUNT
            how many PDFs do I have                            | COUNT application/pdf
            How many documents failed?                         | COUNT FAILED
            number of files in this knowledge base             | COUNT
            which of my files are about ducks                  | LIST about ducks
            What do I have on insurance?                       | LIST about insurance
            Do I have anything about water rights? Which ones? | LIST whether about water rights
            which documents about ducks do I have?             | LIST about ducks
            Which file mentions the Nordkap?                   | LIST about the Nordkap
            Do I have any receipts?                            | LIST whether about receipts
            Do I have any e-mails in here? Which ones?         | LIST whether EMAIL
            Are there documents in Korean?                     | LIST whether ko
            Which documents are in German or French?           | LIST de,fr
            list my PDFs                                       | LIST application/pdf
            What is in here?                                   | LIST
            Which insurance documents do I have?               | LIST about insurance
            Did any documents fail?                            | LIST whether FAILED
            show me all files                                  | LIST
            What documents do I have?                          | LIST
            What is new since Monday?                          | NEWEST since 2026-11-23
            what's new                                         | NEWEST
            Which documents were added this week?              | NEWEST since 2026-11-23
            what did I upload yesterday                        | NEWEST since 2026-11-24
            files uploaded in the last 3 days                  | NEWEST since 2026-11-22
            documents since 3 March 2026                       | LIST since 2026-03-03
            What is the latest document?                       | NEWEST
            What is new since the last upload?                 | LAST_UPLOAD
            which files came in with the latest upload?        | LAST_UPLOAD
            which is the largest document                      | LARGEST
            What's the biggest file I have?                    | LARGEST
            Which PDF is the largest?                          | LARGEST application/pdf
            Which document has the most pages?                 | LONGEST
            What is my oldest document?                        | OLDEST
            What is the smallest file in here?                 | SMALLEST
            How many pages do my documents have?               | PAGES
            how many pages are there in total                  | PAGES
            Was ist das größte Dokument?                       | LARGEST
            Welches Dokument ist am längsten?                  | LONGEST
            Welche Datei ist die älteste?                      | OLDEST
            Wie viele Seiten haben meine Dokumente?            | PAGES
            Was ist neu seit dem letzten Upload?               | LAST_UPLOAD
            Quel est le plus gros document ?                   | LARGEST
            Quel document est le plus long ?                   | LONGEST
            Combien de pages ont mes documents ?               | PAGES
            Quels documents sont nouveaux depuis le dernier envoi ? | LAST_UPLOAD
            ¿Cuál es el documento más grande?                  | LARGEST
            ¿Cuál es el documento más antiguo?                 | OLDEST
            ¿Cuántas páginas tienen mis documentos?            | PAGES
            ¿Qué hay de nuevo desde la última subida?          | LAST_UPLOAD
            What languages are my documents in?                | LANGUAGES
            What types of files are there?                     | FORMATS
            Wie viele Dokumente sind hier drin?                | COUNT
            Welche meiner Dateien handeln von Enten?           | LIST about Enten
            Was habe ich zum Thema Versicherung?               | LIST about Versicherung
            Habe ich etwas über Steuern?                       | LIST whether about Steuern
            Gibt es Dokumente auf Koreanisch?                  | LIST whether ko
            Zeig mir alle PDFs                                 | LIST application/pdf
            Was ist neu seit Montag?                           | NEWEST since 2026-11-23
            Welche Sprachen haben meine Dokumente?             | LANGUAGES
            Combien de documents y a-t-il ici ?                | COUNT
            Quels documents parlent de canards ?               | LIST about canards
            Y a-t-il des documents en coréen ?                 | LIST whether ko
            Quels sont les documents ajoutés depuis lundi ?    | NEWEST since 2026-11-23
            ¿Cuántos documentos hay aquí?                      | COUNT
            ¿Qué documentos hablan de patos?                   | LIST about patos
            ¿Hay documentos en alemán?                         | LIST whether de
            ¿Qué tengo sobre seguros?                          | LIST about seguros
            """)
    void recognizesQuestionsAboutTheCollection(String question, String expected) {
        assertThat(CollectionQuestions.read(question, TODAY))
                .hasValueSatisfying(read -> assertThat(said(read)).isEqualTo(expected));
    }

    private static String said(CollectionQuestion read) {
        var types = read.selection().mediaTypes();
        var states = read.selection().states();
        var since = read.selection().since().toString().substring(0, 10);
        return read.kind()
                + (read.asksWhether() ? " whether" : "")
                + (states.size() == 3 ? "" : " " + states.iterator().next())
                + (types.isEmpty()
                        ? ""
                        : types.size() == 1 ? " " + types.iterator().next() : " EMAIL")
                + read.selection().languages().stream()
                        .sorted()
                        .collect(Collectors.joining(",", " ", ""))
                        .stripTrailing()
                + (since.startsWith("1970") ? "" : " since " + since)
                + (read.topic() == null ? "" : " about " + read.topic());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the document about?",
                "What is in the document?",
                "Which documents do I need for a passport?",
                "How many documents must be signed?",
                "What documents are required?",
                "How many pages does the file have?",
                "What is new in version 2?",
                "Who is the latest director?",
                "What do the documents say about ducks?",
                "Do I have to pay the rent on Monday?",
                "Is there a pool?",
                "How many ducks are there?",
                "What languages are spoken in Belgium?",
                "list the ingredients",
                "What is a file?",
                "documents",
                "Wie viele Dokumente brauche ich?",
                "Welche Unterlagen muss ich mitbringen?",
                "Quels documents faut-il fournir ?",
                "¿Qué documentos necesito?",
                "Was ist neu am Gesetz?",
            })
    void leavesQuestionsAboutTheContent(String question) {
        assertThat(CollectionQuestions.read(question, TODAY)).isEmpty();
    }
}
