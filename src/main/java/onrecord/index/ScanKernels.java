package onrecord.index;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the fastest kernel that this Java virtual machine can run. */
final class ScanKernels {
    private static final Logger log = LoggerFactory.getLogger(ScanKernels.class);
    private static final String MODULE = "jdk.incubator.vector";

    private ScanKernels() {}

    /** The Vector API if its module was added to this virtual machine, else plain Java. */
    static ScanKernel fastest() {
        return Holder.FASTEST;
    }

    private static final class Holder {
        static final ScanKernel FASTEST = choose();
    }

    private static ScanKernel choose() {
        ScanKernel kernel = isVectorApiPresent() ? vectorApi() : new PlainKernel();
        log.info(
                "vector search runs on {}{}",
                kernel.name(),
                kernel instanceof PlainKernel ? " (--add-modules " + MODULE + " makes it several times faster)" : "");
        return kernel;
    }

    /** Asks for a class, not for the module in the boot layer: it may have been loaded after start. */
    private static boolean isVectorApiPresent() {
        try {
            Class.forName(MODULE + ".Vector", false, ScanKernels.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** By reflection: a static reference would fail to load where the module is absent. */
    private static ScanKernel vectorApi() {
        try {
            return Class.forName("onrecord.index.simd.VectorApiKernel")
                    .asSubclass(ScanKernel.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            log.warn("the Vector API is present but unusable, vector search runs without it: {}", e.toString());
            return new PlainKernel();
        }
    }
}
