package dev.docent.retrieval.answering.computed;

import dev.docent.retrieval.words.QuestionLanguage;
import java.util.Map;

/** Says in the language of a question how its answer was found; in English if the language is another. */
final class Explanation {

    private static final Map<String, String> ENGLISH = Map.of(
            "value.largest", "highest value in the table",
            "value.smallest", "lowest value in the table",
            "time.largest", "latest in the table",
            "time.smallest", "earliest in the table",
            "count", "counted in the table",
            "sum", "sum of %d rows",
            "mean", "average of %d rows",
            "difference", "difference");

    private static final Map<String, Map<String, String>> OTHERS = Map.of(
            "de",
                    Map.of(
                            "value.largest", "höchster Wert der Tabelle",
                            "value.smallest", "niedrigster Wert der Tabelle",
                            "time.largest", "spätester Zeitpunkt der Tabelle",
                            "time.smallest", "frühester Zeitpunkt der Tabelle",
                            "count", "in der Tabelle gezählt",
                            "sum", "Summe von %d Zeilen",
                            "mean", "Durchschnitt von %d Zeilen",
                            "difference", "Differenz"),
            "fr",
                    Map.of(
                            "value.largest", "valeur la plus élevée du tableau",
                            "value.smallest", "valeur la plus basse du tableau",
                            "time.largest", "date la plus récente du tableau",
                            "time.smallest", "date la plus ancienne du tableau",
                            "count", "compté dans le tableau",
                            "sum", "somme de %d lignes",
                            "mean", "moyenne de %d lignes",
                            "difference", "différence"),
            "es",
                    Map.of(
                            "value.largest", "valor más alto de la tabla",
                            "value.smallest", "valor más bajo de la tabla",
                            "time.largest", "fecha más reciente de la tabla",
                            "time.smallest", "fecha más antigua de la tabla",
                            "count", "contado en la tabla",
                            "sum", "suma de %d filas",
                            "mean", "promedio de %d filas",
                            "difference", "diferencia"));

    private Explanation() {}

    /** {@return the words in parentheses, behind a space; empty if nothing is to be said} */
    static String of(Finding finding, String question) {
        if (finding.explanation().isEmpty()) {
            return "";
        }
        var words = QuestionLanguage.of(question).map(OTHERS::get).orElse(ENGLISH);
        return " ("
                + words.getOrDefault(finding.explanation(), "")
                        .formatted(finding.rows().size()) + ")";
    }
}
