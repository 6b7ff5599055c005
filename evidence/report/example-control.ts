import type { Bench, Figure, HeatmapCell, Tone, Zone } from '@vitalbench/bench'

const steps = (count: number, to: number): readonly number[] => Array.from({ length: count + 1 }, (_, i) => (i * to) / count)

const hours = steps(48, 24)
const bump = (x: number, at: number, width: number): number => Math.exp(-(((x - at) / width) ** 2))
const median = hours.map((h) => 118 + 48 * bump(h, 9, 1.8) + 40 * bump(h, 13.5, 1.8) + 55 * bump(h, 20, 2) - 14 * bump(h, 4, 3))
const spread = hours.map((h) => 16 + 20 * bump(h, 9.5, 2.5) + 16 * bump(h, 14, 2.5) + 24 * bump(h, 20.5, 2.5))
const around = (share: number): readonly number[] => median.map((value, i) => value + share * spread[i])

const profile: Figure = {
  kind: 'curves',
  id: 'glucose-profile',
  title: { key: 'figure.profile' },
  caption: { key: 'figure.profile.caption' },
  x: { label: { key: 'figure.profile.x' }, domain: [0, 24], ticks: [0, 6, 12, 18, 24] },
  y: { label: { key: 'figure.profile.y' }, domain: [40, 300], ticks: [54, 70, 140, 180, 250] },
  series: [
    {
      name: { key: 'figure.profile.median' },
      mark: 'line',
      x: hours,
      y: median,
      ranges: [
        { name: '5–95 %', low: around(-1.8), high: around(2.3) },
        { name: '25–75 %', low: around(-0.7), high: around(0.8) },
      ],
    },
  ],
  targets: [{ low: 70, high: 180, label: '70–180 mg/dL' }],
}

const minutes = steps(240, 120)
const index = minutes.map((t) => 50 + 45 * Math.exp(-t / 4) + 14 * bump(t, 47, 5) - 9 * bump(t, 66, 7) + 2 * Math.sin(t / 3))

const trace: Figure = {
  kind: 'curves',
  id: 'trace-with-faults',
  title: { key: 'figure.trace' },
  caption: { key: 'figure.trace.caption' },
  x: { label: { key: 'figure.trace.x' } },
  y: { label: { key: 'figure.trace.y' }, domain: [0, 100] },
  series: [
    { name: { key: 'figure.trace.true' }, mark: 'line', x: minutes, y: index },
    {
      name: { key: 'figure.trace.shown' },
      mark: 'step',
      x: minutes,
      y: minutes.map((t, i) => (t >= 35 && t <= 50 ? index[70] : index[i] + (t > 84 && t < 92 ? 22 : 1.5))),
    },
  ],
  bands: [
    { from: 35, to: 50, label: { key: 'fault.freeze' }, kind: 'fault' },
    { from: 84, to: 92, label: { key: 'fault.offset' }, kind: 'fault' },
    { from: 100, to: 112, label: { key: 'fault.occlusion' }, kind: 'fault' },
    { from: 30, to: 30, label: { key: 'event.incision' }, kind: 'event' },
    { from: 60, to: 75, label: { key: 'event.retraction' }, kind: 'event' },
  ],
  targets: [{ low: 40, high: 60, label: { key: 'target.depth' } }],
}

const box = ([id, tone]: readonly [string, Tone], x: readonly [number, number], y: readonly [number, number]): Zone => ({
  id,
  tone,
  label: id,
  polygon: [
    [x[0], y[0]],
    [x[1], y[0]],
    [x[1], y[1]],
    [x[0], y[1]],
  ],
})

const zones: readonly Zone[] = [
  box(['A', 'good'], [90, 110], [110, 180]),
  {
    id: 'B',
    tone: 'acceptable',
    label: 'B',
    polygon: [
      [70, 110],
      [90, 110],
      [90, 180],
      [110, 180],
      [110, 300],
      [70, 300],
    ],
  },
  box(['lower C', 'poor'], [50, 70], [110, 180]),
  box(['upper C', 'poor'], [90, 110], [300, 400]),
  box(['lower D', 'poor'], [50, 70], [180, 300]),
  box(['upper D', 'poor'], [70, 90], [300, 400]),
  box(['E', 'bad'], [50, 70], [300, 400]),
]

// Low and high glucose of patients without and with faults, and the zone.
const withoutFaults = [
  [96, 164, 'A'],
  [92, 176, 'A'],
  [101, 159, 'A'],
  [84, 188, 'B'],
  [88, 201, 'B'],
  [79, 214, 'B'],
  [94, 232, 'B'],
  [91, 171, 'A'],
  [86, 178, 'B'],
  [77, 243, 'B'],
] as const
const withFaults = [
  [74, 226, 'B'],
  [81, 251, 'B'],
  [89, 236, 'B'],
  [66, 268, 'lower D'],
  [71, 287, 'B'],
  [62, 171, 'lower C'],
  [78, 331, 'upper D'],
  [93, 312, 'upper C'],
  [83, 219, 'B'],
  [54, 352, 'E'],
] as const
const pointsOf = (values: readonly (readonly [number, number, string])[]) =>
  values.map(([x, y, zone], i) => ({ label: `P${String(i + 1).padStart(2, '0')}`, x, y, zone }))

const grid: Figure = {
  kind: 'zones',
  id: 'variability-grid',
  title: { key: 'figure.grid' },
  caption: { key: 'figure.grid.caption' },
  x: { label: { key: 'figure.grid.x' }, domain: [110, 50], ticks: [110, 90, 70, 50] },
  y: { label: { key: 'figure.grid.y' }, domain: [110, 400], ticks: [110, 180, 300, 400] },
  zones,
  series: [
    { name: { key: 'figure.grid.without' }, points: pointsOf(withoutFaults) },
    { name: { key: 'figure.grid.with' }, points: pointsOf(withFaults) },
  ],
}

const cell = (value: number | null, tone: Tone | null): HeatmapCell => ({
  value,
  tone,
  text: value === null ? '–' : { key: 'cell', values: { value } },
})

// Change of each endpoint under each fault, from which the tone follows.
const changes: Readonly<Record<string, readonly (number | null)[]>> = {
  freeze: [-4.2, 1.1, 0.3, -2.5, 12.5, 0.4],
  offset: [-9.7, 3.8, 1.9, -6.1, 21.4, 1.2],
  occlusion: [-14.3, 0.2, 0, -17.6, 34, null],
  dropout: [-1.1, 0.4, 0.1, -0.9, 3.2, 0.1],
  delay: [-6, 2.4, 0.8, -3.3, 16.1, 0.7],
}
const toneOf = (value: number | null): Tone | null => {
  if (value === null) return null
  const size = Math.abs(value)
  return size < 2 ? 'good' : size < 6 ? 'acceptable' : size < 15 ? 'poor' : 'bad'
}

const map: Figure = {
  kind: 'heatmap',
  id: 'faults-by-endpoints',
  title: { key: 'figure.map' },
  caption: { key: 'figure.map.caption' },
  x: { label: { key: 'figure.map.x' } },
  y: { label: { key: 'figure.map.y' } },
  columns: ['range', 'low', 'veryLow', 'tight', 'risk', 'variation'].map((name) => ({ key: `endpoint.${name}` })),
  rows: Object.entries(changes).map(([fault, values]) => ({
    label: { key: `fault.${fault}` },
    cells: values.map((value) => cell(value, toneOf(value))),
  })),
}

/** Figures as a bench of controllers makes them, so that the example has every kind: no number in them was measured. */
export const controlFigures: readonly Figure[] = [profile, trace, grid, map]

/** Their words; Danish and Swedish are missing, as a stranger's bench may leave them out. */
export const controlText: Bench['text'] = {
  en: {
    'figure.profile': 'Ambulatory glucose profile',
    'figure.profile.caption': 'Glucose by hour of the day over 14 days: median and percentiles of one patient.',
    'figure.profile.x': 'Hour of the day',
    'figure.profile.y': 'Glucose, mg/dL',
    'figure.profile.median': 'median',
    'figure.trace': 'Patient 7, three faults: depth of anaesthesia',
    'figure.trace.caption': 'The true index, and what the controller was shown while a sensor froze, was shifted, and a line was occluded.',
    'figure.trace.x': 'Time, min',
    'figure.trace.y': 'Index of depth',
    'figure.trace.true': 'true',
    'figure.trace.shown': 'shown to the controller',
    'target.depth': '40 to 60',
    'event.incision': 'incision',
    'event.retraction': 'retraction',
    'figure.grid': 'Control-variability grid',
    'figure.grid.caption': 'One point a patient: its 2.5th and 97.5th percentile of glucose over 14 days.',
    'figure.grid.x': 'Low glucose (2.5th percentile), mg/dL',
    'figure.grid.y': 'High glucose (97.5th percentile), mg/dL',
    'figure.grid.without': 'without faults',
    'figure.grid.with': 'with faults',
    'figure.map': 'What faults do to the endpoints',
    'figure.map.caption': 'Change against the run without faults, in percentage points or percent of the value.',
    'figure.map.x': 'Endpoint',
    'figure.map.y': 'Fault',
    cell: '{value} %',
    'endpoint.range': 'time in range',
    'endpoint.low': 'time below range',
    'endpoint.veryLow': 'time below 54 mg/dL',
    'endpoint.tight': 'time in tight range',
    'endpoint.risk': 'glycaemia risk index',
    'endpoint.variation': 'coefficient of variation',
    'fault.freeze': 'frozen sensor',
    'fault.offset': 'shifted sensor',
    'fault.occlusion': 'occluded line',
    'fault.dropout': 'lost readings',
    'fault.delay': 'delayed readings',
  },
  de: {
    'figure.profile': 'Ambulantes Glukoseprofil',
    'figure.profile.caption': 'Glukose nach Tagesstunde über 14 Tage: Median und Perzentile einer Person.',
    'figure.profile.x': 'Stunde des Tages',
    'figure.profile.y': 'Glukose, mg/dl',
    'figure.profile.median': 'Median',
    'figure.trace': 'Person 7, drei Störungen: Narkosetiefe',
    'figure.trace.caption':
      'Der wahre Index und was dem Regler gezeigt wurde, während der Sensor stehen blieb, verschoben war und eine Leitung verschlossen.',
    'figure.trace.x': 'Zeit, min',
    'figure.trace.y': 'Index der Narkosetiefe',
    'figure.trace.true': 'wahr',
    'figure.trace.shown': 'dem Regler gezeigt',
    'target.depth': '40 bis 60',
    'event.incision': 'Schnitt',
    'event.retraction': 'Spreizen',
    'figure.grid': 'Gitter der Regelgüte und Schwankung (CVGA)',
    'figure.grid.caption': 'Ein Punkt je Person: ihre 2,5. und 97,5. Perzentile der Glukose über 14 Tage.',
    'figure.grid.x': 'Niedrige Glukose (2,5. Perzentile), mg/dl',
    'figure.grid.y': 'Hohe Glukose (97,5. Perzentile), mg/dl',
    'figure.grid.without': 'ohne Störungen',
    'figure.grid.with': 'mit Störungen',
    'figure.map': 'Was Störungen an den Endpunkten ändern',
    'figure.map.caption': 'Änderung gegenüber dem Lauf ohne Störung, in Prozentpunkten oder Prozent des Wertes.',
    'figure.map.x': 'Endpunkt',
    'figure.map.y': 'Störung',
    cell: '{value} %',
    'endpoint.range': 'Zeit im Zielbereich',
    'endpoint.low': 'Zeit unter dem Zielbereich',
    'endpoint.veryLow': 'Zeit unter 54 mg/dl',
    'endpoint.tight': 'Zeit im engen Zielbereich',
    'endpoint.risk': 'Glykämie-Risikoindex',
    'endpoint.variation': 'Variationskoeffizient',
    'fault.freeze': 'stehender Sensorwert',
    'fault.offset': 'verschobener Sensorwert',
    'fault.occlusion': 'verschlossene Leitung',
    'fault.dropout': 'fehlende Messwerte',
    'fault.delay': 'verzögerte Messwerte',
  },
  ko: {
    'figure.profile': '활동 혈당 프로파일',
    'figure.profile.caption': '14일간 시간대별 혈당: 한 사람의 중앙값과 백분위수.',
    'figure.profile.x': '하루 중 시각(시)',
    'figure.profile.y': '혈당, mg/dL',
    'figure.profile.median': '중앙값',
    'figure.trace': '환자 7, 고장 세 가지: 마취 심도',
    'figure.trace.caption': '실제 지수와, 센서가 멈추거나 치우치고 주입관이 막힌 동안 제어기에 표시된 값.',
    'figure.trace.x': '시간, 분',
    'figure.trace.y': '마취 심도 지수',
    'figure.trace.true': '실제',
    'figure.trace.shown': '제어기에 표시된 값',
    'target.depth': '40 ~ 60',
    'event.incision': '절개',
    'event.retraction': '견인',
    'figure.grid': '조절-변동성 격자(CVGA)',
    'figure.grid.caption': '환자마다 점 하나: 14일간 혈당의 2.5 및 97.5 백분위수.',
    'figure.grid.x': '낮은 혈당(2.5 백분위수), mg/dL',
    'figure.grid.y': '높은 혈당(97.5 백분위수), mg/dL',
    'figure.grid.without': '고장 없음',
    'figure.grid.with': '고장 있음',
    'figure.map': '고장이 평가변수에 미치는 영향',
    'figure.map.caption': '고장이 없을 때와 비교한 변화(퍼센트포인트 또는 값의 백분율).',
    'figure.map.x': '평가변수',
    'figure.map.y': '고장',
    cell: '{value} %',
    'endpoint.range': '목표 범위 내 시간',
    'endpoint.low': '목표 범위 미만 시간',
    'endpoint.veryLow': '54 mg/dL 미만 시간',
    'endpoint.tight': '좁은 목표 범위 내 시간',
    'endpoint.risk': '혈당 위험 지수',
    'endpoint.variation': '변동 계수',
    'fault.freeze': '멈춘 센서값',
    'fault.offset': '치우친 센서값',
    'fault.occlusion': '막힌 주입관',
    'fault.dropout': '누락된 측정값',
    'fault.delay': '지연된 측정값',
  },
}
