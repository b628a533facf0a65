package dev.docent.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The variables that tests see; those of providers and stores are hidden by the parent pom. */
class EnvironmentTest {

    @Test
    @EnabledIfSystemProperty(named = "docent.test.foreign", matches = ".+")
    void holdsNobodysKeys() {
        assertThat(System.getenv().keySet())
                .as("names of variables; unset them, or add them to docent.test.hidden in the parent pom")
                .noneMatch(name -> name.matches(System.getProperty("docent.test.foreign")));
    }
}
