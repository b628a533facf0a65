package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        What is a column mask?        | A column mask is a rule for a column.             | The column mask was created yesterday.
        What is the pecten of a duck? | Along the bill is a comb called a pecten.         | The pecten holds food.
        What does TMR stand for?      | They ate total mixed ration (TMR) daily.          | The cows fed TMR gave milk.
        What is meant by churn?       | Churn means customers who leave.                  | The churn fell.
        autogen what is it            | AutoGen is an open framework.                     | We like AutoGen.
        What is a lien?               | Lien: a right in property.                        | No lien exists.
        Was ist ein Abschlag?         | Ein Abschlag ist eine monatliche Zahlung.         | Der Abschlag steigt.
        Que signifie SEPA ?           | SEPA signifie espace unique de paiement.          | Le SEPA coûte peu.
        ¿Qué es la franquicia?        | La franquicia es una cantidad fija.               | La franquicia sube.
        """)
    void isFoundInTheSentenceThatDefinesTheTerm(String question, String defining, String using) {
        var definition = Definition.askedBy(question);

        assertThat(definition.isIn(defining)).isTrue();
        assertThat(definition.isIn(using)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"When was the tower built?", "Who is the mayor?"})
    void isNotAskedForByOtherQuestions(String question) {
        assertThat(Definition.askedBy(question).isIn("The tower is a tall building called the mayor."))
                .isFalse();
    }
}
