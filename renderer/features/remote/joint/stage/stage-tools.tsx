/** The tools over a shown paper: pointing and marking for all, turning pages and size for the presenter. */
import { useTranslation } from 'react-i18next';
import { Button, Row } from '../../../../kit/index.ts';
import type { Joint } from '../joint.ts';
import type { ShelfPaper } from '../papers/shelf.ts';
import { useCell } from '../use-cell.ts';
import type { Tool } from './drawing.ts';
import { nextZoom, type View } from './view.ts';

const TOOLS = ['point', 'pen', 'box', 'arrow'] as const;

interface StageToolsProps {
  readonly joint: Joint;
  readonly paper: ShelfPaper;
  readonly view: View;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  /** Absent where there is nowhere to save, as on the terminal. */
  readonly onSave?: (() => void) | undefined;
}

export function StageTools({ joint, paper, view, tool, onTool, onSave }: StageToolsProps) {
  const { t, i18n } = useTranslation('remote');
  const marks = useCell(joint.marks.all).filter((mark) => mark.paper === paper.facts.id);
  const presents = useCell(joint.floor.state).presenter === joint.self;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(view.zoom);
  return (
    <div className="jt-tools" role="toolbar" aria-label={t('joint.tools.title')}>
      <Row gap="xs">
        {TOOLS.map((one) => (
          <Button key={one} variant="quiet" pressed={tool === one} onPress={() => onTool(one)}>
            {t(`joint.tools.${one}`)}
          </Button>
        ))}
        <Button variant="quiet" disabled={!marks.some(({ author }) => author === joint.self)} onPress={() => joint.marks.undo(paper.facts.id)}>
          {t('joint.tools.undo')}
        </Button>
        {presents && (
          <Button variant="quiet" disabled={marks.length === 0} onPress={() => joint.marks.clear(paper.facts.id)}>
            {t('joint.tools.clear')}
          </Button>
        )}
      </Row>
      <Row gap="xs">
        {presents && <Button variant="quiet" icon="arrow-left" label={t('joint.tools.before')} disabled={view.page <= 1} onPress={() => joint.view.move({ page: view.page - 1 })}>{''}</Button>}
        <span>{t('joint.tools.page', { page: view.page, pages: paper.facts.pages })}</span>
        {presents && <Button variant="quiet" icon="arrow-right" label={t('joint.tools.after')} disabled={view.page >= paper.facts.pages} onPress={() => joint.view.move({ page: view.page + 1 })}>{''}</Button>}
        {presents && <Button variant="quiet" icon="minus" label={t('joint.tools.smaller')} disabled={nextZoom(view.zoom, -1) === view.zoom} onPress={() => joint.view.move({ zoom: nextZoom(view.zoom, -1) })}>{''}</Button>}
        <span>{percent}</span>
        {presents && <Button variant="quiet" icon="plus" label={t('joint.tools.larger')} disabled={nextZoom(view.zoom, 1) === view.zoom} onPress={() => joint.view.move({ zoom: nextZoom(view.zoom, 1) })}>{''}</Button>}
        {onSave !== undefined && <Button variant="quiet" onPress={onSave}>{t('joint.tools.save')}</Button>}
        {presents && <Button variant="quiet" icon="close" onPress={joint.view.putAway}>{t('joint.tools.putAway')}</Button>}
      </Row>
    </div>
  );
}
