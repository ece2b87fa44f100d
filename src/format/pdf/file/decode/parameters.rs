//! How a filter was used (ISO 32000-2, table 8).

/// Parameters of the filters that have any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// How bytes were foretold before they were packed; 1 is not at all.
    pub predictor: usize,
    /// Components of a sample.
    pub colours: usize,
    /// Bits of a component.
    pub bits: usize,
    /// Samples of a row.
    pub columns: usize,
    /// Whether LZW codes grow one entry before they must.
    pub early: bool,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            predictor: 1,
            colours: 1,
            bits: 8,
            columns: 1,
            early: true,
        }
    }
}
