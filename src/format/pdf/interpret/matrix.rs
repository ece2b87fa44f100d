//! Places and turns (ISO 32000-2, 8.3).

/// A transformation: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Default for Matrix {
    fn default() -> Self {
        Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

#[expect(
    clippy::many_single_char_names,
    reason = "the names that the standard gives them"
)]
impl Matrix {
    /// Out of six numbers; nothing where there are others.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        <[f64; 6]>::try_from(numbers).ok().map(Self)
    }

    /// A shift.
    pub fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then the other.
    pub fn then(self, other: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [x, y] = other.apply(e, f);
        let [p, q] = other.turn(a, b);
        let [r, s] = other.turn(c, d);
        Self([p, q, r, s, x, y])
    }

    /// Where a point comes to be.
    pub fn apply(self, x: f64, y: f64) -> [f64; 2] {
        let [x, y] = self.turn(x, y);
        [x + self.0[4], y + self.0[5]]
    }

    /// What a direction becomes.
    pub fn turn(self, x: f64, y: f64) -> [f64; 2] {
        let [a, b, c, d, ..] = self.0;
        [a * x + c * y, b * x + d * y]
    }

    /// By how much it enlarges, about.
    pub fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    /// What a rectangle covers then.
    pub fn bounds(self, [left, bottom, right, top]: [f64; 4]) -> Bounds {
        [(left, bottom), (right, bottom), (right, top), (left, top)]
            .into_iter()
            .map(|(x, y)| self.apply(x, y))
            .fold(Bounds::NONE, Bounds::with)
    }
}

/// What lies between two corners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least x.
    pub left: f64,
    /// The least y.
    pub top: f64,
    /// The greatest x.
    pub right: f64,
    /// The greatest y.
    pub bottom: f64,
}

impl Bounds {
    /// What no point is in.
    pub const NONE: Self = Self {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    };

    /// With one more point.
    pub fn with(self, [x, y]: [f64; 2]) -> Self {
        Self {
            left: self.left.min(x),
            top: self.top.min(y),
            right: self.right.max(x),
            bottom: self.bottom.max(y),
        }
    }

    /// What is in both.
    pub fn both(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Whether something is in both, be it a line.
    pub fn meets(self, other: Self) -> bool {
        let both = self.both(other);
        both.left <= both.right && both.top <= both.bottom
    }

    /// How wide it is.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }
}
