package dev.docent.start;

/** The main class of the jar, compiled for Java 8 so that an older Java reports which version Docent needs. */
public final class Launcher {

    private static final double MIN_VERSION = 25;

    private Launcher() {}

    public static void main(String[] arguments) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (Double.parseDouble(version) < MIN_VERSION) {
            System.err.println("Docent needs Java 25 or later, and this is Java " + version + ".");
            System.exit(1);
        }
        Class.forName("org.springframework.boot.loader.launch." + launcher())
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    /** The launcher that also reads jars of loader.path, such as those of a starter of Spring AI. */
    private static String launcher() {
        boolean isExtended = System.getProperty("loader.path") != null || System.getenv("LOADER_PATH") != null;
        return isExtended ? "PropertiesLauncher" : "JarLauncher";
    }
}
