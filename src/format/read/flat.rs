//! The flat plan files of the benchmark, `bench-plan/1`. What they state is kept as printed figures; none is computed.

use super::path::cut;
use super::reader::{Read, Reader};
use crate::format::{FLAT, Problem};
use crate::money::{Decimal, LIMITS, Money, Scale, print_money};
use crate::plan::{
    Basis, ByYear, Claim, ClaimField, Count, Funding, Id, Item, Kind, Line, Plan, Price, Source, Subject, Table,
};
use std::sync::Arc;

/// What is known of a flat file while it is read.
#[derive(Default)]
struct Flat {
    /// How many parts the first line has, and so every line.
    split: Option<usize>,
    /// The sums that are stated, by the position of the item.
    stated: Vec<(usize, Decimal)>,
}

impl Reader<'_> {
    /// The plan, once the head is read.
    pub(super) fn flat(&mut self) -> Read<Plan> {
        let (mut schema, mut currency, mut years, mut stated) = (None, None, None, None);
        let (mut title, mut sources, mut groups) = (None, None, None);
        let mut flat = Flat::default();
        self.object(&mut |reader, key| match key {
            "schema" => reader.once(&mut schema, |reader| reader.string().map(drop)),
            "title" => reader.once(&mut title, Self::words),
            "currency" => reader.once(&mut currency, Self::currency),
            "years" => reader.once(&mut years, |reader| reader.each(Self::integer::<u16>)),
            "sources" => reader.once(&mut sources, |reader| reader.at_most(LIMITS.sources, Self::words)),
            "groups" => reader.once(&mut groups, |reader| reader.list(&mut |reader| reader.flat_group(&mut flat))),
            "stated" => reader.once(&mut stated, Self::whole),
            _ => reader.unknown(),
        })?;
        self.needed(groups, "groups")?;
        self.needed(currency, "currency")?;
        let (title, sources) = (self.needed(title, "title")?, self.needed(sources, "sources")?);
        match flat.split {
            Some(expected) if sources.len() != expected => {
                return Err(self.refuse_field("sources", Problem::WrongLength { expected }));
            }
            _ => {}
        }
        let mut plan = self.flat_plan(&title, sources)?;
        claim(&mut plan, flat.stated, stated);
        Ok(plan)
    }

    /// Sources have the ids from 1 on, then come groups and lines in document order.
    fn flat_plan(&mut self, title: &str, sources: Vec<String>) -> Read<Plan> {
        let Some(period) = self.period else { return Err(self.refuse_field("years", Problem::MissingField)) };
        let mut plan = Plan::blank(FLAT, title, period);
        for name in sources {
            let id = plan.take_id();
            plan.sources.push(Source { id, name });
        }
        for item in &mut self.items {
            if let Some(item) = Arc::get_mut(item) {
                item.id = plan.take_id();
            }
        }
        plan.outline = self.outline()?;
        self.check_size(&plan)?;
        Ok(plan)
    }

    fn currency(&mut self) -> Read<()> {
        match self.string()? {
            currency if currency == "VND" => Ok(()),
            other => Err(self.refuse(Problem::UnknownWord { text: cut(&other) })),
        }
    }

    fn flat_group(&mut self, flat: &mut Flat) -> Read<()> {
        let position = self.items.len();
        self.items.push(Arc::new(Item::new(0, 0, Kind::Group)));
        let (mut name, mut lines, mut stated) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "name" => reader.once(&mut name, Self::words),
            "lines" => reader.once(&mut lines, |reader| reader.list(&mut |reader| reader.flat_line(flat))),
            "stated" => reader.once(&mut stated, Self::whole),
            _ => reader.unknown(),
        })?;
        self.needed(lines, "lines")?;
        let label = self.needed(name, "name")?;
        if let Some(item) = self.items.get_mut(position).and_then(Arc::get_mut) {
            item.label = label;
        }
        flat.stated.extend(stated.map(|stated| (position, stated)));
        Ok(())
    }

    fn flat_line(&mut self, flat: &mut Flat) -> Read<()> {
        let (mut label, mut unit, mut note) = (None, None, None);
        let (mut price, mut by_year, mut funding, mut stated) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "label" => reader.once(&mut label, Self::words),
            "unit" => reader.once(&mut unit, Self::words),
            "unit_price" => reader.once(&mut price, Self::whole),
            "quantity" => reader.once(&mut by_year, Self::quantity),
            "split" => reader.once(&mut funding, |reader| reader.split(&mut flat.split)),
            "note" => reader.once(&mut note, Self::words),
            "stated" => reader.once(&mut stated, Self::whole),
            _ => reader.unknown(),
        })?;
        let price = Price::Constant(Some(self.needed(price, "unit_price")?));
        let count = Count { factors: Vec::new(), by_year: self.needed(by_year, "quantity")? };
        let line = Line {
            unit: self.needed(unit, "unit")?,
            basis: Basis::UnitCost { price, count },
            funding: self.needed(funding, "split")?,
            codes: crate::plan::Codes::default(),
        };
        let label = self.needed(label, "label")?;
        let note = note.unwrap_or_default();
        flat.stated.extend(stated.map(|stated| (self.items.len(), stated)));
        self.items.push(Arc::new(Item { label, note, ..Item::new(0, 1, Kind::Line(line)) }));
        Ok(())
    }

    fn quantity(&mut self) -> Read<ByYear<Decimal>> {
        let expected = self.year_count();
        let mut by_year = Vec::with_capacity(expected);
        self.list(&mut |reader| {
            by_year.push(Some(reader.whole()?));
            Ok(())
        })?;
        if by_year.len() == expected { Ok(by_year) } else { Err(self.refuse(Problem::WrongLength { expected })) }
    }

    /// Percentages without the zeros; nobody pays if all are.
    fn split(&mut self, parts: &mut Option<usize>) -> Read<Funding> {
        let (mut shares, mut source): (Vec<(Id, Decimal)>, usize) = (Vec::new(), 0);
        self.list(&mut |reader| {
            let percent = reader.whole()?;
            source = source.saturating_add(1);
            if !percent.is_zero() {
                shares.push((Id::try_from(source).unwrap_or(Id::MAX), percent));
            }
            Ok(())
        })?;
        let expected = *parts.get_or_insert(source);
        match source == expected {
            false => Err(self.refuse(Problem::WrongLength { expected })),
            true if shares.is_empty() => Ok(Funding::Unstated),
            true => Ok(Funding::Percent(shares)),
        }
    }

    fn whole(&mut self) -> Read<Decimal> {
        let text = self.digits()?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.len() > usize::try_from(LIMITS.whole_digits).unwrap_or_default() {
            return Err(self.refuse(Problem::NumberTooLarge { text: cut(text) }));
        }
        // the limit is below what 64 bits hold
        let add = |number: i64, digit: u8| number.wrapping_mul(10).wrapping_add(i64::from(digit.wrapping_sub(b'0')));
        let number = digits.bytes().fold(0, add);
        Ok(Decimal::from(if digits.len() < text.len() { number.wrapping_neg() } else { number }))
    }
}

/// The sums that the file states, as one printed table in đồng: in the order of the rows, that of the whole last.
fn claim(plan: &mut Plan, mut stated: Vec<(usize, Decimal)>, whole: Option<Decimal>) {
    if stated.is_empty() && whole.is_none() {
        return;
    }
    stated.sort_by_key(|(position, _)| *position);
    let table = plan.take_id();
    let (title, place) = (plan.title.clone(), String::new());
    plan.tables.push(Table { id: table, title, place, scale: Scale::Dong, unit_printed: None, source: None });
    let id = |position: usize| plan.outline.items().get(position).map(|item| item.id);
    let of_items = stated.into_iter().map(|(position, sum)| (id(position), sum));
    let figure = |(item, sum): (Option<Id>, Decimal)| Claim {
        table,
        raw: print_money(Money::new(sum.mantissa())),
        reading: Some(sum),
        subject: Subject { item, field: ClaimField::Amount, year: None, source: None },
    };
    plan.claims = of_items.chain(whole.map(|sum| (None, sum))).map(figure).collect();
}
