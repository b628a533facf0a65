package dev.docent.retrieval.answering.asked;

import java.util.regex.Pattern;

/** Words for what the rows of a table are, in English, German, French and Spanish. */
public final class RowWords {

    private static final Pattern REST =
            anyOf("(?:all )?others?|rest|remaining|misc.*|sonstige[rs]?|übrige|andere|autres?|otr[oa]s|resto");
    private static final Pattern PERSONS = anyOf(
            "people|persons?|employees?|staff|members|leute|personen|menschen|mitarbeiter\\w*|mitglieder|personnes|gens|employés|membres|personas|gente|empleados|miembros");
    private static final Pattern PERSON_COLUMN = anyOf(
            "(?:(?:full|first|last|sur|vor|nach)[- ]?)?name|employee|person|member|mitarbeiter\\w*|mitglied|nom|prénom|employé|nombre|apellidos?|empleado");
    private static final Pattern ENTRIES = anyOf(
            "items?|entries|rows|lines|records|things|einträge|zeilen|posten|entrées|lignes|éléments|entradas|filas|líneas|elementos");

    private RowWords() {}

    /** {@return whether a row of this label is for what has no row of its own} */
    public static boolean isRest(String label) {
        return REST.matcher(label).matches();
    }

    /** {@return whether the words name persons} */
    public static boolean namePersons(String words) {
        return PERSONS.matcher(words).find();
    }

    /** {@return whether each row is a person if its first column has this name} */
    public static boolean isColumnOfPersons(String name) {
        return PERSON_COLUMN.matcher(name).matches();
    }

    /** {@return whether the words name rows, whatever these are} */
    public static boolean nameEntries(String words) {
        return ENTRIES.matcher(words).matches();
    }

    private static Pattern anyOf(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
