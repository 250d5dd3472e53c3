package onrecord.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings in the Vector API after start. Asked for on the command line, the JDK announces the incubating module on
 * standard error at every start and cannot be told not to; loaded as the JDK loads its own agents' modules, the same
 * code runs at the same speed in silence.
 */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /** Loads it if it is not there; without it the scans fall back to plain loops, as {@code status} tells. */
    static void load() {
        // Lucene has vector kernels of its own, which this program does not use, and warns that it cannot use them.
        Logger.getLogger("org.apache.lucene").setLevel(Level.SEVERE);
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Logger.getLogger(VectorModule.class.getName()).log(Level.FINE, "no Vector API", e);
        }
    }
}
