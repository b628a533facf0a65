package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** A new installation has a sample document to ask about. */
@ServiceTest
class FirstStartTest {

    private static final String DOCUMENTS = "/api/v1/knowledge-bases/default/documents";

    @Autowired
    Docent docent;

    @Autowired
    Map<String, ApplicationRunner> runners;

    @Autowired
    ApplicationArguments arguments;

    @Test
    void bringsASampleThatDoesNotComeBackWhenDeleted() throws Exception {
        var sample = docent.master().get(DOCUMENTS).hasStatus(200).json().at("/items/0");
        assertThat(sample.get("filename").asText()).isEqualTo("first-sample.txt");

        startsAgain();
        assertThat(docent.master().get(DOCUMENTS).json().get("total").asInt()).isEqualTo(1);
        docent.master().delete("/api/v1/documents/" + sample.get("id").asText()).hasStatus(200);
        startsAgain();

        assertThat(docent.master().get(DOCUMENTS).json().get("total").asInt()).isZero();
    }

    private void startsAgain() throws Exception {
        for (var runner : runners.values()) {
            runner.run(arguments);
        }
    }
}
